#include <bits/stdc++.h>

int longestChain(std::vector<int> bosses) {
    std::vector<std::vector<int>> staff(bosses.size());
    std::vector<int> level;
    for (int person = 0; person < static_cast<int>(bosses.size()); person++)
        (bosses[person] < 0 ? level : staff[bosses[person]]).push_back(person);
    int levels = 0;
    for (; !level.empty(); levels++) {
        std::vector<int> next;
        for (int person : level) next.insert(next.end(), staff[person].begin(), staff[person].end());
        level = next;
    }
    return levels;
}

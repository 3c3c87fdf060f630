#include <bits/stdc++.h>

void choose(const std::vector<int> &skills, std::size_t from, int left, std::vector<int> &crew, std::vector<std::vector<int>> &found) {
    if (left == 0) {
        found.push_back(crew);
        return;
    }
    for (std::size_t i = from; i < skills.size() && skills[i] <= left; i++) {
        crew.push_back(skills[i]);
        choose(skills, i + 1, left - skills[i], crew, found);
        crew.pop_back();
    }
}

std::vector<std::vector<int>> crews(std::vector<int> skills, int target) {
    std::vector<std::vector<int>> found;
    std::vector<int> crew;
    choose(skills, 0, target, crew, found);
    return found;
}

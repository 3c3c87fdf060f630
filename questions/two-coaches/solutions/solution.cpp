#include <bits/stdc++.h>

std::vector<int> seatSingers(int singers, std::vector<std::vector<int>> quarrels) {
    std::vector<std::vector<int>> enemies(singers);
    for (auto &pair : quarrels) {
        enemies[pair[0]].push_back(pair[1]);
        enemies[pair[1]].push_back(pair[0]);
    }
    std::vector<int> coach(singers, -1), path;
    for (int first = 0; first < singers; first++) {
        if (coach[first] >= 0) continue;
        coach[first] = 1;
        path.push_back(first);
        while (!path.empty()) {
            int at = path.back();
            path.pop_back();
            for (int other : enemies[at]) {
                if (coach[other] == coach[at]) return {};
                if (coach[other] >= 0) continue;
                coach[other] = 1 - coach[at];
                path.push_back(other);
            }
        }
    }
    return coach;
}

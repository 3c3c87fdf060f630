#include <bits/stdc++.h>

std::vector<int> weakLinks(int computers, std::vector<std::vector<int>> cables) {
    std::vector<std::vector<std::pair<int, int>>> ends(computers);
    for (int i = 0; i < static_cast<int>(cables.size()); i++) {
        ends[cables[i][0]].push_back({cables[i][1], i});
        ends[cables[i][1]].push_back({cables[i][0], i});
    }
    std::vector<int> entered(computers, -1), low(computers, 0), weak;
    int time = 0;
    std::function<void(int, int)> visit = [&](int at, int cameBy) {
        entered[at] = low[at] = time++;
        for (auto [other, cable] : ends[at]) {
            if (cable == cameBy) continue;
            if (entered[other] >= 0) {
                low[at] = std::min(low[at], entered[other]);
                continue;
            }
            visit(other, cable);
            low[at] = std::min(low[at], low[other]);
            if (low[other] > entered[at]) weak.push_back(cable);
        }
    };
    for (int root = 0; root < computers; root++)
        if (entered[root] < 0) visit(root, -1);
    std::sort(weak.begin(), weak.end());
    return weak;
}

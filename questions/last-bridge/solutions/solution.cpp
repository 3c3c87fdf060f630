#include <bits/stdc++.h>

int joiningBridge(int islands, std::vector<std::vector<int>> bridges) {
    if (islands == 1) return -2;
    std::vector<int> group(islands);
    std::iota(group.begin(), group.end(), 0);
    auto root = [&](int island) {
        while (group[island] != island) island = group[island] = group[group[island]];
        return island;
    };
    int groups = islands;
    for (std::size_t i = 0; i < bridges.size(); i++) {
        int a = root(bridges[i][0]), b = root(bridges[i][1]);
        if (a == b) continue;
        group[a] = b;
        if (--groups == 1) return static_cast<int>(i);
    }
    return -1;
}

#include <bits/stdc++.h>

int cheapestTrip(int towns, std::vector<std::vector<int>> roads, int start, int goal, int vouchers) {
    std::vector<std::vector<std::pair<int, int>>> ways(towns);
    for (const auto &road : roads) {
        ways[road[0]].push_back({road[1], road[2]});
        ways[road[1]].push_back({road[0], road[2]});
    }
    std::vector<std::vector<int>> best(towns, std::vector<int>(vouchers + 1, INT_MAX));
    using State = std::tuple<int, int, int>; // cost, town, vouchers left
    std::priority_queue<State, std::vector<State>, std::greater<State>> heap;
    auto reach = [&](int cost, int town, int left) {
        if (left < 0 || best[town][left] <= cost) return;
        best[town][left] = cost;
        heap.push({cost, town, left});
    };
    reach(0, start, vouchers);
    while (!heap.empty()) {
        auto [cost, town, left] = heap.top();
        heap.pop();
        if (town == goal) return cost;
        if (cost > best[town][left]) continue;
        for (auto [other, toll] : ways[town]) {
            reach(cost + toll, other, left);
            reach(cost, other, left - 1);
        }
    }
    return -1;
}

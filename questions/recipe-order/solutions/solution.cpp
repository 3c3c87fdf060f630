#include <bits/stdc++.h>

std::vector<int> cookingOrder(int steps, std::vector<std::vector<int>> before) {
    std::vector<int> waits(steps, 0), order;
    std::vector<std::vector<int>> frees(steps);
    for (const auto &rule : before) {
        waits[rule[1]]++;
        frees[rule[0]].push_back(rule[1]);
    }
    std::priority_queue<int, std::vector<int>, std::greater<int>> ready;
    for (int step = 0; step < steps; step++)
        if (waits[step] == 0) ready.push(step);
    while (!ready.empty()) {
        int step = ready.top();
        ready.pop();
        order.push_back(step);
        for (int other : frees[step])
            if (--waits[other] == 0) ready.push(other);
    }
    if (static_cast<int>(order.size()) < steps) order.clear();
    return order;
}

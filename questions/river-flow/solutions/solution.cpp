#include <bits/stdc++.h>

int busiestConfluence(std::vector<int> downstream, std::vector<int> rain) {
    int n = static_cast<int>(rain.size());
    std::vector<int> inflows(n, 0), ready;
    for (int target : downstream)
        if (target >= 0) inflows[target]++;
    for (int i = 0; i < n; i++)
        if (inflows[i] == 0) ready.push_back(i);
    for (std::size_t i = 0; i < ready.size(); i++) {
        int target = downstream[ready[i]];
        if (target < 0) continue;
        rain[target] += rain[ready[i]];
        if (--inflows[target] == 0) ready.push_back(target);
    }
    return static_cast<int>(std::max_element(rain.begin(), rain.end()) - rain.begin());
}

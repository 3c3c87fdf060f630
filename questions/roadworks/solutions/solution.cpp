#include <bits/stdc++.h>

std::vector<std::vector<int>> closedStretches(std::vector<std::vector<int>> works) {
    std::sort(works.begin(), works.end());
    std::vector<std::vector<int>> merged;
    for (const auto &work : works) {
        if (!merged.empty() && work[0] <= merged.back()[1]) merged.back()[1] = std::max(merged.back()[1], work[1]);
        else merged.push_back(work);
    }
    return merged;
}

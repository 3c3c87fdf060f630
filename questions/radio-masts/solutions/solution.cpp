#include <bits/stdc++.h>

int fewestMasts(std::vector<std::vector<int>> masts, int length) {
    std::vector<std::pair<int, int>> spans;
    for (const auto &mast : masts) spans.push_back({mast[0] - mast[1], mast[0] + mast[1]});
    std::sort(spans.begin(), spans.end());
    int count = 0, covered = 0, furthest = 0;
    for (std::size_t i = 0; covered < length; count++) {
        for (; i < spans.size() && spans[i].first <= covered; i++) furthest = std::max(furthest, spans[i].second);
        if (furthest <= covered) return -1;
        covered = furthest;
    }
    return count;
}

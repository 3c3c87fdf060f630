#include <bits/stdc++.h>

int bestEvening(std::vector<std::vector<int>> concerts, int walk) {
    std::sort(concerts.begin(), concerts.end(), [](const auto &a, const auto &b) { return a[1] < b[1]; });
    std::vector<int> ends, best{0};
    for (const auto &concert : concerts) ends.push_back(concert[1]);
    for (std::size_t i = 0; i < concerts.size(); i++) {
        auto fits = std::upper_bound(ends.begin(), ends.begin() + static_cast<long>(i), concerts[i][0] - walk) - ends.begin();
        best.push_back(std::max(best[i], concerts[i][2] + best[static_cast<std::size_t>(fits)]));
    }
    return best.back();
}

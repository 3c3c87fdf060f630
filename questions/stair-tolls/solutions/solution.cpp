#include <bits/stdc++.h>

int cheapestClimb(std::vector<int> tolls, int stride) {
    tolls.push_back(0); // above the last step
    std::vector<int> best{0};
    for (int i = 1; i <= static_cast<int>(tolls.size()); i++) {
        auto from = best.begin() + std::max(0, i - stride);
        best.push_back(tolls[i - 1] + *std::min_element(from, best.end()));
    }
    return best.back();
}

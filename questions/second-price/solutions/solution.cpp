#include <bits/stdc++.h>

std::optional<int> secondPrice(std::vector<std::optional<int>> bids, int reserve) {
    std::vector<int> counting;
    for (const auto &bid : bids)
        if (bid && *bid >= reserve) counting.push_back(*bid);
    if (counting.empty()) return std::nullopt;
    if (counting.size() == 1) return reserve;
    std::nth_element(counting.begin(), counting.begin() + 1, counting.end(), std::greater<int>());
    return counting[1];
}

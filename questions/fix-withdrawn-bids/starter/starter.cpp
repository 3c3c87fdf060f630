#include <bits/stdc++.h>

std::vector<int> openBids(std::vector<int> bids, std::vector<int> withdrawn) {
    for (int amount : withdrawn) {
        for (std::size_t i = 0; i < bids.size(); i++) {
            if (bids[i] == amount) bids.erase(bids.begin() + static_cast<long>(i));
        }
    }
    return bids;
}

#include <bits/stdc++.h>

std::vector<int> openBids(std::vector<int> bids, std::vector<int> withdrawn) {
    for (int amount : withdrawn) std::erase(bids, amount);
    return bids;
}

#include <bits/stdc++.h>

int firstFreeSlot(std::vector<std::vector<int>> busy, int open, int close, int length) {
    std::sort(busy.begin(), busy.end());
    int freeFrom = open;
    for (const auto &booking : busy) {
        if (std::min(booking[0], close) - freeFrom >= length) return freeFrom;
        freeFrom = std::max(freeFrom, booking[1]);
    }
    return close - freeFrom >= length ? freeFrom : -1;
}

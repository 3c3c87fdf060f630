#include <bits/stdc++.h>

int longestWarming(std::vector<int> readings) {
    int longest = 0, current = 0;
    for (std::size_t i = 0; i < readings.size(); i++) {
        current = i > 0 && readings[i] > readings[i - 1] ? current + 1 : 1;
        longest = std::max(longest, current);
    }
    return longest;
}

#include <bits/stdc++.h>

int longestDarkStretch(std::vector<int> positions, int reach) {
    std::sort(positions.begin(), positions.end());
    int longest = 0;
    for (std::size_t i = 1; i < positions.size(); i++)
        longest = std::max(longest, positions[i] - positions[i - 1] - 2 * reach);
    return longest;
}

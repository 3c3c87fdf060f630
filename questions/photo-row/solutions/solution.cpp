#include <bits/stdc++.h>

std::vector<int> visibleFaces(std::vector<int> heights) {
    std::vector<int> seen;
    int tallest = 0;
    for (std::size_t i = 0; i < heights.size(); i++) {
        if (heights[i] <= tallest) continue;
        tallest = heights[i];
        seen.push_back(static_cast<int>(i));
    }
    return seen;
}

#include <bits/stdc++.h>

std::vector<double> smooth(std::vector<int> values, int width) {
    std::vector<double> result;
    int total = 0;
    for (int i = 0; i < static_cast<int>(values.size()); i++) {
        total += values[i];
        if (i > width) total -= values[i - width];
        result.push_back(static_cast<double>(total) / std::min(i + 1, width));
    }
    return result;
}

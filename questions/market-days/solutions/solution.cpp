#include <bits/stdc++.h>

int bestProfit(std::vector<int> profits, int rest) {
    int days = static_cast<int>(profits.size());
    std::vector<int> best(days + 1, 0); // best[i]: the first i days
    for (int i = 0; i < days; i++) best[i + 1] = std::max(best[i], profits[i] + best[std::max(0, i - rest)]);
    return best[days];
}

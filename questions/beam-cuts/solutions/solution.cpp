#include <bits/stdc++.h>

int cheapestCuts(int length, std::vector<int> marks) {
    marks.push_back(0);
    marks.push_back(length);
    std::sort(marks.begin(), marks.end());
    int n = static_cast<int>(marks.size());
    std::vector<std::vector<int>> cost(n, std::vector<int>(n, 0));
    for (int width = 2; width < n; width++) {
        for (int i = 0, j = width; j < n; i++, j++) {
            cost[i][j] = INT_MAX;
            for (int k = i + 1; k < j; k++) cost[i][j] = std::min(cost[i][j], cost[i][k] + cost[k][j]);
            cost[i][j] += marks[j] - marks[i];
        }
    }
    return cost[0][n - 1];
}

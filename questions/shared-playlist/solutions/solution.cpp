#include <bits/stdc++.h>

int longestShared(std::vector<std::string> mine, std::vector<std::string> yours) {
    std::vector<int> row(yours.size() + 1, 0);
    for (const auto &song : mine) {
        int before = 0;
        for (std::size_t j = 1; j <= yours.size(); j++) {
            int above = row[j];
            row[j] = song == yours[j - 1] ? before + 1 : std::max(above, row[j - 1]);
            before = above;
        }
    }
    return row.back();
}

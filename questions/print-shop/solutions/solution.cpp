#include <bits/stdc++.h>

std::vector<int> finishTimes(int printers, std::vector<std::vector<int>> jobs) {
    std::vector<int> finished(printers, 0);
    int now = 0;
    for (const auto &job : jobs) {
        now = std::max({now, job[0], *std::min_element(finished.begin(), finished.end())});
        auto printer = std::find_if(finished.begin(), finished.end(), [&](int time) { return time <= now; });
        *printer = now + job[1];
    }
    return finished;
}

#include <bits/stdc++.h>

int shortestWalk(std::vector<std::string> stalls, std::vector<std::string> wanted) {
    std::unordered_map<std::string, int> need;
    for (const auto &colour : wanted) need[colour]++;
    std::size_t missing = wanted.size(), left = 0, best = stalls.size() + 1;
    if (missing == 0) return 0;
    for (std::size_t right = 0; right < stalls.size(); right++) {
        if (need[stalls[right]]-- > 0) missing--;
        while (missing == 0) {
            best = std::min(best, right - left + 1);
            if (++need[stalls[left++]] > 0) missing++;
        }
    }
    return best <= stalls.size() ? static_cast<int>(best) : -1;
}

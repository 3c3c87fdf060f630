#include <bits/stdc++.h>

long long countPairs(std::vector<int> planks, int width) {
    std::unordered_map<int, long long> before;
    long long pairs = 0;
    for (int plank : planks) {
        auto partner = before.find(width - plank);
        if (partner != before.end()) pairs += partner->second;
        before[plank]++;
    }
    return pairs;
}

#include <bits/stdc++.h>

int fewestStamps(std::vector<int> values, int postage) {
    const int never = 1'000'000;
    std::vector<int> fewest(postage + 1, never);
    fewest[0] = 0;
    for (int value : values)
        for (int sum = value; sum <= postage; sum++) fewest[sum] = std::min(fewest[sum], fewest[sum - value] + 1);
    return fewest[postage] == never ? -1 : fewest[postage];
}

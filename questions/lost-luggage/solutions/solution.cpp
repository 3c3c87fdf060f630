#include <bits/stdc++.h>

std::vector<std::string> missingBags(std::vector<std::string> checkedIn, std::vector<std::string> arrived) {
    std::sort(checkedIn.begin(), checkedIn.end());
    std::sort(arrived.begin(), arrived.end());
    std::vector<std::string> missing;
    std::set_difference(checkedIn.begin(), checkedIn.end(), arrived.begin(), arrived.end(), std::back_inserter(missing));
    return missing;
}

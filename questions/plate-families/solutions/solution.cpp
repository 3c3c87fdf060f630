#include <bits/stdc++.h>

int largestFamily(std::vector<std::string> plates) {
    const std::string letters = "OIBS", digits = "0185";
    std::map<std::string, int> families;
    int largest = 0;
    for (const auto &plate : plates) {
        std::string seen;
        for (char sign : plate) {
            if (sign == '-') continue;
            char upper = static_cast<char>(std::toupper(static_cast<unsigned char>(sign)));
            auto at = letters.find(upper);
            seen += at == std::string::npos ? upper : digits[at];
        }
        largest = std::max(largest, ++families[seen]);
    }
    return largest;
}

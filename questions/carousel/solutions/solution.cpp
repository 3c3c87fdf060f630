#include <bits/stdc++.h>

std::vector<std::string> turnCarousel(std::vector<std::string> horses, int steps) {
    int n = static_cast<int>(horses.size());
    if (n == 0) return horses;
    int forwards = (steps % n + n) % n;
    std::rotate(horses.begin(), horses.begin() + (n - forwards) % n, horses.end());
    return horses;
}

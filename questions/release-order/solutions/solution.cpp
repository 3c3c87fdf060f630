#include <bits/stdc++.h>

std::vector<std::string> sortReleases(std::vector<std::string> releases) {
    auto age = [](const std::string &release) {
        std::size_t dash = release.find('-');
        std::vector<long long> numbers;
        std::istringstream version(release.substr(0, dash));
        for (std::string part; std::getline(version, part, '.');) numbers.push_back(std::stoll(part));
        numbers.resize(5, 0);
        std::string word = dash == std::string::npos ? "" : release.substr(dash + 1);
        return std::tuple(numbers, word.empty(), word);
    };
    std::stable_sort(releases.begin(), releases.end(), [&](const auto &a, const auto &b) { return age(a) < age(b); });
    return releases;
}

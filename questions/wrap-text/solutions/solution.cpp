#include <bits/stdc++.h>

std::vector<std::string> wrapWords(std::vector<std::string> words, int width) {
    std::vector<std::string> lines;
    std::size_t room = static_cast<std::size_t>(width);
    for (const auto &word : words) {
        if (!lines.empty() && lines.back().size() + 1 + word.size() <= room) {
            lines.back() += " " + word;
            continue;
        }
        std::string rest = word;
        while (rest.size() > room) {
            lines.push_back(rest.substr(0, room - 1) + "-");
            rest = rest.substr(room - 1);
        }
        lines.push_back(rest);
    }
    return lines;
}

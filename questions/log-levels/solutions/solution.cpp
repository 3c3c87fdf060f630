#include <bits/stdc++.h>

struct Source {
    std::string name;
    int errors = 0, entries = 0, lines = 0;
};

/** Reads the signs for which `fits` holds; returns how many there were. */
template <typename Fits> std::string take(const std::string &line, std::size_t &at, Fits fits) {
    std::size_t start = at;
    while (at < line.size() && fits(line[at])) at++;
    return line.substr(start, at - start);
}

bool head(const std::string &line, std::string &level, std::string &source) {
    const std::string form = "00:00:00 ";
    for (std::size_t i = 0; i < form.size(); i++) {
        if (i >= line.size()) return false;
        if (form[i] == '0' ? !std::isdigit(static_cast<unsigned char>(line[i])) : line[i] != form[i]) return false;
    }
    std::size_t at = form.size();
    level = take(line, at, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (level.empty() || at >= line.size() || line[at++] != ' ') return false;
    source = take(line, at, [](char c) { return c >= 'a' && c <= 'z'; });
    return !source.empty() && at < line.size() && line[at] == ':';
}

int main() {
    std::map<std::string, Source> sources;
    Source *current = nullptr;
    for (std::string line; std::getline(std::cin, line);) {
        std::string level, name;
        if (head(line, level, name)) {
            current = &sources[name];
            current->name = name;
            current->entries++;
            if (level == "ERROR") current->errors++;
        }
        if (current) current->lines++;
    }
    std::vector<Source> noisy;
    for (const auto &[name, source] : sources)
        if (source.errors > 0) noisy.push_back(source);
    std::stable_sort(noisy.begin(), noisy.end(), [](const Source &a, const Source &b) { return a.errors > b.errors; });
    for (const auto &s : noisy) std::cout << s.name << ' ' << s.errors << ' ' << s.entries << ' ' << s.lines << '\n';
    if (noisy.empty()) std::cout << "quiet\n";
}

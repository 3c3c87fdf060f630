#include <bits/stdc++.h>

using Cell = std::pair<char, int>; // sorts by letter, then by number

std::map<Cell, std::vector<std::string>> sheet;
std::map<Cell, std::optional<long long>> values; // empty: being computed, or a loop

Cell cellOf(const std::string &name) { return {name[0], std::stoi(name.substr(1))}; }

std::optional<long long> compute(Cell cell) {
    auto terms = sheet.find(cell);
    if (terms == sheet.end()) return 0;
    auto known = values.find(cell);
    if (known != values.end()) return known->second;
    values[cell] = std::nullopt;
    long long sum = 0, sign = 1;
    for (const auto &term : terms->second) {
        if (term == "+" || term == "-") {
            sign = term == "+" ? 1 : -1;
            continue;
        }
        auto value = std::isupper(static_cast<unsigned char>(term[0])) ? compute(cellOf(term)) : std::optional(std::stoll(term));
        if (!value) return std::nullopt;
        sum += sign * *value;
    }
    values[cell] = sum;
    return sum;
}

int main() {
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words(line);
        std::string name, word;
        if (!(words >> name >> word)) continue;
        auto &terms = sheet[cellOf(name)];
        terms.clear();
        while (words >> word) terms.push_back(word);
    }
    for (const auto &[cell, terms] : sheet) {
        auto value = compute(cell);
        std::cout << cell.first << cell.second << ' ' << (value ? std::to_string(*value) : "loop") << '\n';
    }
}

#include <bits/stdc++.h>

std::string money(long long cents) {
    std::string part = std::to_string(cents % 100);
    return std::to_string(cents / 100) + (part.size() < 2 ? ".0" : ".") + part;
}

int main() {
    long long total = 0;
    for (std::string line; std::getline(std::cin, line);) {
        if (line.empty()) continue;
        std::size_t first = line.find(' '), last = line.rfind(' ');
        std::string price = line.substr(last + 1);
        std::erase(price, '.');
        long long cents = std::stoll(line.substr(0, first)) * std::stoll(price);
        total += cents;
        std::cout << line.substr(first + 1, last - first - 1) << ": " << money(cents) << '\n';
    }
    std::cout << "total: " << money(total) << '\n';
}

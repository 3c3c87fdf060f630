#include <bits/stdc++.h>

std::map<std::string, long long> accounts;

std::string run(const std::string &kind, const std::string &name, std::istream &in) {
    if (kind == "join") return accounts.try_emplace(name, 0).second ? "ok" : "known";
    std::string to;
    long long coins = 0;
    if (kind == "move") in >> to;
    if (kind != "leave") in >> coins;
    auto from = accounts.find(name);
    if (from == accounts.end() || (kind == "move" && !accounts.contains(to))) return "unknown";
    if (kind == "pay") {
        from->second += coins;
    } else if (kind == "move") {
        if (name == to) return "same";
        if (from->second < coins) return "short";
        from->second -= coins;
        accounts[to] += coins;
    } else {
        if (from->second > 0) return "open";
        accounts.erase(from);
    }
    return "ok";
}

int main() {
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words(line);
        std::string kind, name;
        if (words >> kind >> name) std::cout << run(kind, name, words) << '\n';
    }
    long long sum = 0;
    for (const auto &[name, coins] : accounts) sum += coins;
    std::cout << "sum " << sum << '\n';
}

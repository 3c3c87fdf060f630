#include <bits/stdc++.h>

std::map<std::string, int> stockAfter(std::map<std::string, int> stock, std::vector<std::string> orders) {
    for (const auto &order : orders) {
        std::istringstream words(order);
        std::string kind, article;
        int amount = 0;
        words >> kind >> amount >> article;
        if (kind == "in") stock[article] += amount;
        else if (stock[article] >= amount) stock[article] -= amount;
    }
    std::erase_if(stock, [](const auto &entry) { return entry.second == 0; });
    return stock;
}

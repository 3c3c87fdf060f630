#include <bits/stdc++.h>

int trips(int capacity, std::vector<std::string> requests) {
    std::list<std::string> shelf; // asked for last: in front
    std::unordered_map<std::string, std::list<std::string>::iterator> places;
    int count = 0;
    for (const auto &title : requests) {
        auto known = places.find(title);
        if (known != places.end()) {
            shelf.splice(shelf.begin(), shelf, known->second);
            continue;
        }
        count++;
        shelf.push_front(title);
        places[title] = shelf.begin();
        if (static_cast<int>(shelf.size()) > capacity) {
            places.erase(shelf.back());
            shelf.pop_back();
        }
    }
    return count;
}

#include <bits/stdc++.h>

int hoursUntilKnown(int people, std::vector<std::vector<int>> friends, std::vector<int> first) {
    std::vector<std::vector<int>> circle(people);
    for (const auto &pair : friends) {
        circle[pair[0]].push_back(pair[1]);
        circle[pair[1]].push_back(pair[0]);
    }
    std::vector<int> hour(people, -1), queue;
    for (int person : first) {
        if (hour[person] < 0) queue.push_back(person);
        hour[person] = 0;
    }
    for (std::size_t i = 0; i < queue.size(); i++) {
        for (int other : circle[queue[i]]) {
            if (hour[other] >= 0) continue;
            hour[other] = hour[queue[i]] + 1;
            queue.push_back(other);
        }
    }
    return static_cast<int>(queue.size()) < people ? -1 : hour[queue.back()];
}

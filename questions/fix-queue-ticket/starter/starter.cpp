#include <bits/stdc++.h>

int firstTicket(std::vector<int> tickets, int wanted) {
    int low = 0, high = std::max(0, static_cast<int>(tickets.size()) - 1);
    while (low < high) {
        int middle = (low + high) / 2;
        if (tickets[middle] < wanted) low = middle + 1;
        else high = middle;
    }
    return low;
}

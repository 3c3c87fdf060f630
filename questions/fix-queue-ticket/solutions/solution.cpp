#include <bits/stdc++.h>

int firstTicket(std::vector<int> tickets, int wanted) {
    int low = 0, high = static_cast<int>(tickets.size());
    while (low < high) {
        int middle = (low + high) / 2;
        if (tickets[middle] < wanted) low = middle + 1;
        else high = middle;
    }
    return low;
}

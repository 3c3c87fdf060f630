#include <bits/stdc++.h>

int main() {
    int stops = 0, onBoard = 0, most = 0, stopOfMost = 1;
    std::cin >> stops;
    for (int stop = 1; stop <= stops; stop++) {
        int off = 0, on = 0;
        std::cin >> off >> on;
        onBoard += on - off;
        if (onBoard > most) {
            most = onBoard;
            stopOfMost = stop;
        }
    }
    std::cout << most << ' ' << stopOfMost << '\n';
}

#include <bits/stdc++.h>

int main() {
    int row = 0, col = 0, dr = -1, dc = 0;
    bool pen = true;
    std::set<std::pair<int, int>> drawn{{0, 0}};
    for (std::string word; std::cin >> word;) {
        if (word == "left") {
            std::swap(dr, dc);
            dr = -dr;
        } else if (word == "right") {
            std::swap(dr, dc);
            dc = -dc;
        } else if (word == "forward") {
            int count = 0;
            std::cin >> count;
            for (int i = 0; i < count; i++) {
                row += dr;
                col += dc;
                if (pen) drawn.insert({row, col});
            }
        } else {
            pen = word == "down";
            if (pen) drawn.insert({row, col});
        }
    }
    int left = INT_MAX, right = INT_MIN;
    for (auto [r, c] : drawn) {
        left = std::min(left, c);
        right = std::max(right, c);
    }
    for (int r = drawn.begin()->first; r <= drawn.rbegin()->first; r++) {
        for (int c = left; c <= right; c++) std::cout << (drawn.contains({r, c}) ? '#' : '.');
        std::cout << '\n';
    }
}

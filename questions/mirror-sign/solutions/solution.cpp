#include <bits/stdc++.h>

int fewestLetters(std::string word) {
    int n = static_cast<int>(word.size());
    std::vector<int> row(n + 1, 0);
    for (int i = 0; i < n; i++) {
        int before = 0;
        for (int j = 0; j < n; j++) {
            int above = row[j + 1];
            row[j + 1] = word[i] == word[n - 1 - j] ? before + 1 : std::max(row[j], above);
            before = above;
        }
    }
    return n - row[n];
}

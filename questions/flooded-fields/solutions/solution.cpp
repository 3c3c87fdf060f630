#include <bits/stdc++.h>

int islandsLeft(std::vector<std::vector<int>> heights, int water) {
    int rows = static_cast<int>(heights.size()), cols = static_cast<int>(heights[0].size()), islands = 0;
    for (int i = 0; i < rows * cols; i++) {
        if (heights[i / cols][i % cols] <= water) continue;
        islands++;
        std::vector<int> todo{i};
        heights[i / cols][i % cols] = water;
        while (!todo.empty()) {
            int r = todo.back() / cols, c = todo.back() % cols;
            todo.pop_back();
            const int dr[] = {1, -1, 0, 0}, dc[] = {0, 0, 1, -1};
            for (int d = 0; d < 4; d++) {
                int nr = r + dr[d], nc = c + dc[d];
                if (nr < 0 || nc < 0 || nr >= rows || nc >= cols || heights[nr][nc] <= water) continue;
                heights[nr][nc] = water;
                todo.push_back(nr * cols + nc);
            }
        }
    }
    return islands;
}

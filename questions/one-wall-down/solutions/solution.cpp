#include <bits/stdc++.h>

int fewestSteps(std::vector<std::string> maze) {
    int rows = static_cast<int>(maze.size()), cols = static_cast<int>(maze[0].size());
    std::vector<int> steps(rows * cols * 2, -1); // by place, then by charges left
    std::deque<int> queue;
    for (int i = 0; i < rows * cols; i++)
        if (maze[i / cols][i % cols] == 'S') queue.push_back(2 * i + 1);
    steps[queue[0]] = 0;
    while (!queue.empty()) {
        int state = queue.front();
        queue.pop_front();
        int r = state / 2 / cols, c = state / 2 % cols;
        if (maze[r][c] == 'T') return steps[state];
        const int dr[] = {1, -1, 0, 0}, dc[] = {0, 0, 1, -1};
        for (int d = 0; d < 4; d++) {
            int nr = r + dr[d], nc = c + dc[d];
            if (nr < 0 || nc < 0 || nr >= rows || nc >= cols) continue;
            int left = state % 2 - (maze[nr][nc] == '#');
            if (left < 0) continue;
            int next = 2 * (nr * cols + nc) + left;
            if (steps[next] >= 0) continue;
            steps[next] = steps[state] + 1;
            queue.push_back(next);
        }
    }
    return -1;
}

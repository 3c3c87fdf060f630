import java.util.*;

class Solution {
    static int fewestSteps(String[] maze) {
        int rows = maze.length, cols = maze[0].length();
        int[] steps = new int[rows * cols * 2]; // by place, then by charges left
        Arrays.fill(steps, -1);
        Deque<Integer> queue = new ArrayDeque<>();
        for (int i = 0; i < rows * cols; i++) {
            if (maze[i / cols].charAt(i % cols) == 'S') queue.add(2 * i + 1);
        }
        steps[queue.peek()] = 0;
        int[] dr = {1, -1, 0, 0}, dc = {0, 0, 1, -1};
        while (!queue.isEmpty()) {
            int state = queue.remove(), r = state / 2 / cols, c = state / 2 % cols;
            if (maze[r].charAt(c) == 'T') return steps[state];
            for (int d = 0; d < 4; d++) {
                int nr = r + dr[d], nc = c + dc[d];
                if (nr < 0 || nc < 0 || nr >= rows || nc >= cols) continue;
                int left = state % 2 - (maze[nr].charAt(nc) == '#' ? 1 : 0);
                int next = 2 * (nr * cols + nc) + left;
                if (left < 0 || steps[next] >= 0) continue;
                steps[next] = steps[state] + 1;
                queue.add(next);
            }
        }
        return -1;
    }
}

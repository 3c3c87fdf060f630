import java.util.*;

class Solution {
    static int islandsLeft(int[][] heights, int water) {
        int rows = heights.length, cols = heights[0].length, islands = 0;
        boolean[] seen = new boolean[rows * cols];
        int[] dr = {1, -1, 0, 0}, dc = {0, 0, 1, -1};
        for (int i = 0; i < rows * cols; i++) {
            if (seen[i] || heights[i / cols][i % cols] <= water) continue;
            islands++;
            seen[i] = true;
            Deque<Integer> todo = new ArrayDeque<>(List.of(i));
            while (!todo.isEmpty()) {
                int field = todo.pop();
                for (int d = 0; d < 4; d++) {
                    int r = field / cols + dr[d], c = field % cols + dc[d];
                    if (r < 0 || c < 0 || r >= rows || c >= cols || seen[r * cols + c] || heights[r][c] <= water) continue;
                    seen[r * cols + c] = true;
                    todo.push(r * cols + c);
                }
            }
        }
        return islands;
    }
}

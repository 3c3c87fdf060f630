import java.util.*;

class Solution {
    static int cheapestCuts(int length, int[] marks) {
        int n = marks.length + 2;
        int[] ends = Arrays.copyOf(marks, n);
        ends[n - 1] = length;
        Arrays.sort(ends);
        int[][] cost = new int[n][n];
        for (int width = 2; width < n; width++) {
            for (int i = 0, j = width; j < n; i++, j++) {
                cost[i][j] = Integer.MAX_VALUE;
                for (int k = i + 1; k < j; k++) cost[i][j] = Math.min(cost[i][j], cost[i][k] + cost[k][j]);
                cost[i][j] += ends[j] - ends[i];
            }
        }
        return cost[0][n - 1];
    }
}

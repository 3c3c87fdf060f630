import java.util.*;

class Solution {
    static int bestProfit(int[] profits, int rest) {
        int[] best = new int[profits.length + 1]; // best[i]: the first i days
        for (int i = 0; i < profits.length; i++) best[i + 1] = Math.max(best[i], profits[i] + best[Math.max(0, i - rest)]);
        return best[profits.length];
    }
}

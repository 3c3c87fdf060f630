import java.util.*;

class Solution {
    static int cheapestClimb(int[] tolls, int stride) {
        int[] best = new int[tolls.length + 2]; // best[i]: standing on step i - 1; best[0] is the ground
        for (int i = 1; i < best.length; i++) {
            int from = Integer.MAX_VALUE;
            for (int j = Math.max(0, i - stride); j < i; j++) from = Math.min(from, best[j]);
            best[i] = from + (i <= tolls.length ? tolls[i - 1] : 0);
        }
        return best[best.length - 1];
    }
}

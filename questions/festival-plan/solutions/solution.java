import java.util.*;

class Solution {
    static int bestEvening(int[][] concerts, int walk) {
        int[][] sorted = concerts.clone();
        Arrays.sort(sorted, Comparator.comparingInt(concert -> concert[1]));
        int[] best = new int[sorted.length + 1]; // best[i]: with the i concerts that end first
        for (int i = 0; i < sorted.length; i++) {
            int low = 0, high = i;
            while (low < high) {
                int middle = (low + high) / 2;
                if (sorted[middle][1] + walk <= sorted[i][0]) low = middle + 1;
                else high = middle;
            }
            best[i + 1] = Math.max(best[i], sorted[i][2] + best[low]);
        }
        return best[sorted.length];
    }
}

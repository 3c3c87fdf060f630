import java.util.*;

class Solution {
    static int fewestMasts(int[][] masts, int length) {
        int[][] spans = new int[masts.length][];
        for (int i = 0; i < masts.length; i++) spans[i] = new int[] {masts[i][0] - masts[i][1], masts[i][0] + masts[i][1]};
        Arrays.sort(spans, Comparator.comparingInt(span -> span[0]));
        int count = 0, covered = 0, furthest = 0, i = 0;
        for (; covered < length; count++) {
            for (; i < spans.length && spans[i][0] <= covered; i++) furthest = Math.max(furthest, spans[i][1]);
            if (furthest <= covered) return -1;
            covered = furthest;
        }
        return count;
    }
}

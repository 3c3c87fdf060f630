import java.util.*;

class Solution {
    static int[][] closedStretches(int[][] works) {
        int[][] sorted = works.clone();
        Arrays.sort(sorted, Comparator.comparingInt(work -> work[0]));
        List<int[]> merged = new ArrayList<>();
        for (int[] work : sorted) {
            int[] last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && work[0] <= last[1]) last[1] = Math.max(last[1], work[1]);
            else merged.add(work.clone());
        }
        return merged.toArray(new int[0][]);
    }
}

import java.util.*;

class Solution {
    static int firstFreeSlot(int[][] busy, int open, int close, int length) {
        int[][] sorted = busy.clone();
        Arrays.sort(sorted, Comparator.comparingInt(booking -> booking[0]));
        int freeFrom = open;
        for (int[] booking : sorted) {
            if (Math.min(booking[0], close) - freeFrom >= length) return freeFrom;
            freeFrom = Math.max(freeFrom, booking[1]);
        }
        return close - freeFrom >= length ? freeFrom : -1;
    }
}

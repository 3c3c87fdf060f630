import java.util.*;

class Solution {
    static int longestWarming(int[] readings) {
        int longest = 0, current = 0;
        for (int i = 0; i < readings.length; i++) {
            current = i > 0 && readings[i] > readings[i - 1] ? current + 1 : 1;
            longest = Math.max(longest, current);
        }
        return longest;
    }
}

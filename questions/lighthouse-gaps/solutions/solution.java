import java.util.*;

class Solution {
    static int longestDarkStretch(int[] positions, int reach) {
        int[] marks = positions.clone();
        Arrays.sort(marks);
        int longest = 0;
        for (int i = 1; i < marks.length; i++) longest = Math.max(longest, marks[i] - marks[i - 1] - 2 * reach);
        return longest;
    }
}

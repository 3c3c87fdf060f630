import java.util.*;

class Solution {
    static int[] visibleFaces(int[] heights) {
        List<Integer> seen = new ArrayList<>();
        int tallest = 0;
        for (int i = 0; i < heights.length; i++) {
            if (heights[i] <= tallest) continue;
            tallest = heights[i];
            seen.add(i);
        }
        return seen.stream().mapToInt(Integer::intValue).toArray();
    }
}

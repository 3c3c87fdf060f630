import java.util.*;

class Solution {
    static long countPairs(int[] planks, int width) {
        Map<Integer, Integer> before = new HashMap<>();
        long pairs = 0;
        for (int plank : planks) {
            pairs += before.getOrDefault(width - plank, 0);
            before.merge(plank, 1, Integer::sum);
        }
        return pairs;
    }
}

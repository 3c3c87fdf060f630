import java.util.*;

class Solution {
    static int shortestWalk(String[] stalls, String[] wanted) {
        Map<String, Integer> need = new HashMap<>();
        for (String colour : wanted) need.merge(colour, 1, Integer::sum);
        int missing = wanted.length, left = 0, best = stalls.length + 1;
        if (missing == 0) return 0;
        for (int right = 0; right < stalls.length; right++) {
            if (need.merge(stalls[right], -1, Integer::sum) >= 0) missing--;
            while (missing == 0) {
                best = Math.min(best, right - left + 1);
                if (need.merge(stalls[left++], 1, Integer::sum) > 0) missing++;
            }
        }
        return best <= stalls.length ? best : -1;
    }
}

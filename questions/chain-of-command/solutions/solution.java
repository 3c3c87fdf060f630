import java.util.*;

class Solution {
    static int longestChain(int[] bosses) {
        int[] depth = new int[bosses.length]; // 0: not known yet
        int longest = 0;
        for (int person = 0; person < bosses.length; person++) {
            Deque<Integer> path = new ArrayDeque<>();
            int at = person;
            for (; at >= 0 && depth[at] == 0; at = bosses[at]) path.push(at);
            int level = at < 0 ? 0 : depth[at];
            for (int below : path) depth[below] = ++level;
            longest = Math.max(longest, depth[person]);
        }
        return longest;
    }
}

import java.util.*;

class Solution {
    static int joiningBridge(int islands, int[][] bridges) {
        if (islands == 1) return -2;
        int[] group = new int[islands];
        for (int i = 0; i < islands; i++) group[i] = i;
        int groups = islands;
        for (int i = 0; i < bridges.length; i++) {
            int a = root(group, bridges[i][0]), b = root(group, bridges[i][1]);
            if (a == b) continue;
            group[a] = b;
            if (--groups == 1) return i;
        }
        return -1;
    }

    private static int root(int[] group, int island) {
        int at = island;
        while (group[at] != at) {
            group[at] = group[group[at]];
            at = group[at];
        }
        return at;
    }
}

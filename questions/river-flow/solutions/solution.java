import java.util.*;

class Solution {
    static int busiestConfluence(int[] downstream, int[] rain) {
        int n = rain.length, largest = 0;
        int[] inflows = new int[n], ready = new int[n], water = rain.clone();
        for (int target : downstream) if (target >= 0) inflows[target]++;
        int count = 0;
        for (int i = 0; i < n; i++) if (inflows[i] == 0) ready[count++] = i;
        for (int i = 0; i < count; i++) {
            int target = downstream[ready[i]];
            if (target < 0) continue;
            water[target] += water[ready[i]];
            if (--inflows[target] == 0) ready[count++] = target;
        }
        for (int i = 0; i < n; i++) if (water[i] > water[largest]) largest = i;
        return largest;
    }
}

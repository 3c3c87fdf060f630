import java.util.*;

class Solution {
    static int smallestLift(int[] weights, int rides) {
        int low = 0, high = 0;
        for (int weight : weights) {
            low = Math.max(low, weight);
            high += weight;
        }
        while (low < high) {
            int middle = low + (high - low) / 2, count = 1, load = 0;
            for (int weight : weights) {
                if (load + weight > middle) {
                    count++;
                    load = 0;
                }
                load += weight;
            }
            if (count <= rides) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}

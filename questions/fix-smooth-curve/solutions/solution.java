import java.util.*;

class Solution {
    static double[] smooth(int[] values, int width) {
        double[] result = new double[values.length];
        int total = 0;
        for (int i = 0; i < values.length; i++) {
            total += values[i];
            if (i >= width) total -= values[i - width];
            result[i] = (double) total / Math.min(i + 1, width);
        }
        return result;
    }
}

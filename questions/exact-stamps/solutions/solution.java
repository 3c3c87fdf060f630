import java.util.*;

class Solution {
    static int fewestStamps(int[] values, int postage) {
        int never = 1_000_000;
        int[] fewest = new int[postage + 1];
        Arrays.fill(fewest, never);
        fewest[0] = 0;
        for (int value : values) {
            for (int sum = value; sum <= postage; sum++) fewest[sum] = Math.min(fewest[sum], fewest[sum - value] + 1);
        }
        return fewest[postage] == never ? -1 : fewest[postage];
    }
}

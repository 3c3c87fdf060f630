import java.util.*;

class Solution {
    static int largestFamily(String[] plates) {
        Map<String, Integer> families = new HashMap<>();
        int largest = 0;
        for (String plate : plates) {
            String seen = plate.toUpperCase(Locale.ROOT).replace("-", "").replace('O', '0').replace('I', '1').replace('B', '8').replace('S', '5');
            largest = Math.max(largest, families.merge(seen, 1, Integer::sum));
        }
        return largest;
    }
}

import java.util.*;

class Solution {
    static String[] missingBags(String[] checkedIn, String[] arrived) {
        Map<String, Integer> here = new HashMap<>();
        for (String label : arrived) here.merge(label, 1, Integer::sum);
        List<String> missing = new ArrayList<>();
        for (String label : checkedIn) {
            if (here.merge(label, -1, Integer::sum) < 0) missing.add(label);
        }
        Collections.sort(missing);
        return missing.toArray(new String[0]);
    }
}

import java.util.*;

class Solution {
    static int hoursUntilKnown(int people, int[][] friends, int[] first) {
        List<List<Integer>> circle = new ArrayList<>();
        for (int i = 0; i < people; i++) circle.add(new ArrayList<>());
        for (int[] pair : friends) {
            circle.get(pair[0]).add(pair[1]);
            circle.get(pair[1]).add(pair[0]);
        }
        Set<Integer> known = new HashSet<>();
        for (int person : first) known.add(person);
        List<Integer> newly = new ArrayList<>(known);
        for (int hours = 0; ; hours++) {
            if (known.size() == people) return hours;
            if (newly.isEmpty()) return -1;
            List<Integer> next = new ArrayList<>();
            for (int person : newly) for (int other : circle.get(person)) if (known.add(other)) next.add(other);
            newly = next;
        }
    }
}

import java.util.*;

class Solution {
    static int[][] crews(int[] skills, int target) {
        List<int[]> found = new ArrayList<>();
        choose(skills, 0, target, new ArrayList<>(), found);
        return found.toArray(new int[0][]);
    }

    private static void choose(int[] skills, int from, int left, List<Integer> crew, List<int[]> found) {
        if (left == 0) {
            found.add(crew.stream().mapToInt(Integer::intValue).toArray());
            return;
        }
        for (int i = from; i < skills.length && skills[i] <= left; i++) {
            crew.add(skills[i]);
            choose(skills, i + 1, left - skills[i], crew, found);
            crew.remove(crew.size() - 1);
        }
    }
}

import java.util.*;

class Solution {
    static int[] seatSingers(int singers, int[][] quarrels) {
        List<List<Integer>> enemies = new ArrayList<>();
        for (int i = 0; i < singers; i++) enemies.add(new ArrayList<>());
        for (int[] pair : quarrels) {
            enemies.get(pair[0]).add(pair[1]);
            enemies.get(pair[1]).add(pair[0]);
        }
        int[] coach = new int[singers];
        Arrays.fill(coach, -1);
        for (int first = singers - 1; first >= 0; first--) {
            if (coach[first] >= 0) continue;
            coach[first] = 0;
            Deque<Integer> queue = new ArrayDeque<>(List.of(first));
            while (!queue.isEmpty()) {
                int at = queue.poll();
                for (int other : enemies.get(at)) {
                    if (coach[other] == coach[at]) return new int[0];
                    if (coach[other] >= 0) continue;
                    coach[other] = 1 - coach[at];
                    queue.add(other);
                }
            }
        }
        return coach;
    }
}

import java.util.*;

class Solution {
    static int[] cookingOrder(int steps, int[][] before) {
        int[] waits = new int[steps], order = new int[steps];
        List<List<Integer>> frees = new ArrayList<>();
        for (int i = 0; i < steps; i++) frees.add(new ArrayList<>());
        for (int[] rule : before) {
            waits[rule[1]]++;
            frees.get(rule[0]).add(rule[1]);
        }
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int step = 0; step < steps; step++) if (waits[step] == 0) ready.add(step);
        int done = 0;
        while (!ready.isEmpty()) {
            int step = ready.remove();
            order[done++] = step;
            for (int other : frees.get(step)) if (--waits[other] == 0) ready.add(other);
        }
        return done == steps ? order : new int[0];
    }
}

import java.util.*;

class Solution {
    static int[] weakLinks(int computers, int[][] cables) {
        List<List<int[]>> ends = new ArrayList<>();
        for (int i = 0; i < computers; i++) ends.add(new ArrayList<>());
        for (int i = 0; i < cables.length; i++) {
            ends.get(cables[i][0]).add(new int[] {cables[i][1], i});
            ends.get(cables[i][1]).add(new int[] {cables[i][0], i});
        }
        int[] entered = new int[computers], low = new int[computers], next = new int[computers], cameBy = new int[computers];
        Arrays.fill(entered, -1);
        List<Integer> weak = new ArrayList<>();
        int time = 0;
        for (int root = 0; root < computers; root++) {
            if (entered[root] >= 0) continue;
            Deque<Integer> path = new ArrayDeque<>(); // instead of recursion, which could be thousands deep
            cameBy[root] = -1;
            entered[root] = low[root] = time++;
            path.push(root);
            while (!path.isEmpty()) {
                int at = path.peek();
                if (next[at] < ends.get(at).size()) {
                    int[] end = ends.get(at).get(next[at]++);
                    if (end[1] == cameBy[at]) continue;
                    if (entered[end[0]] >= 0) {
                        low[at] = Math.min(low[at], entered[end[0]]);
                    } else {
                        cameBy[end[0]] = end[1];
                        entered[end[0]] = low[end[0]] = time++;
                        path.push(end[0]);
                    }
                } else {
                    path.pop();
                    if (path.isEmpty()) continue;
                    int above = path.peek();
                    low[above] = Math.min(low[above], low[at]);
                    if (low[at] > entered[above]) weak.add(cameBy[at]);
                }
            }
        }
        return weak.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
}

import java.util.*;

class Solution {
    record State(int cost, int town, int left) {}

    static int cheapestTrip(int towns, int[][] roads, int start, int goal, int vouchers) {
        List<List<int[]>> ways = new ArrayList<>();
        for (int i = 0; i < towns; i++) ways.add(new ArrayList<>());
        for (int[] road : roads) {
            ways.get(road[0]).add(new int[] {road[1], road[2]});
            ways.get(road[1]).add(new int[] {road[0], road[2]});
        }
        boolean[][] done = new boolean[towns][vouchers + 1];
        PriorityQueue<State> heap = new PriorityQueue<>(Comparator.comparingInt(State::cost));
        heap.add(new State(0, start, vouchers));
        while (!heap.isEmpty()) {
            State state = heap.remove();
            if (state.town == goal) return state.cost;
            if (done[state.town][state.left]) continue;
            done[state.town][state.left] = true;
            for (int[] way : ways.get(state.town)) {
                heap.add(new State(state.cost + way[1], way[0], state.left));
                if (state.left > 0) heap.add(new State(state.cost, way[0], state.left - 1));
            }
        }
        return -1;
    }
}

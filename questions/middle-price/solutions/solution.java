import java.util.*;

class Solution {
    static double[] medians(int[] prices) {
        PriorityQueue<Integer> low = new PriorityQueue<>(Comparator.reverseOrder()), high = new PriorityQueue<>();
        double[] answer = new double[prices.length];
        for (int i = 0; i < prices.length; i++) {
            low.add(prices[i]);
            high.add(low.remove());
            if (high.size() > low.size()) low.add(high.remove());
            answer[i] = low.size() > high.size() ? low.peek() : (low.peek() + high.peek()) / 2.0;
        }
        return answer;
    }
}

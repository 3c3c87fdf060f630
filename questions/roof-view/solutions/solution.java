import java.util.*;

class Solution {
    static int[] nextHigher(int[] roofs) {
        int[] answer = new int[roofs.length];
        Deque<Integer> waiting = new ArrayDeque<>();
        for (int i = 0; i < roofs.length; i++) {
            while (!waiting.isEmpty() && roofs[waiting.peek()] < roofs[i]) {
                int j = waiting.pop();
                answer[j] = i - j;
            }
            waiting.push(i);
        }
        return answer;
    }
}

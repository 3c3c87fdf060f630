import java.util.*;

class Solution {
    static int[] finishTimes(int printers, int[][] jobs) {
        int[] finished = new int[printers];
        PriorityQueue<Integer> free = new PriorityQueue<>();
        for (int i = 0; i < printers; i++) free.add(i);
        PriorityQueue<Integer> printing = new PriorityQueue<>(Comparator.comparingInt(i -> finished[i]));
        int now = 0;
        for (int[] job : jobs) {
            now = Math.max(now, job[0]);
            if (free.isEmpty()) now = Math.max(now, finished[printing.peek()]);
            while (!printing.isEmpty() && finished[printing.peek()] <= now) free.add(printing.remove());
            int printer = free.remove();
            finished[printer] = now + job[1];
            printing.add(printer);
        }
        return finished;
    }
}

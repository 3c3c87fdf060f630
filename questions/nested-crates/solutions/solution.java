import java.util.*;

class Solution {
    static int firstBadStep(String[] steps) {
        Deque<String> open = new ArrayDeque<>();
        for (int i = 0; i < steps.length; i++) {
            String label = steps[i].substring(1);
            if (steps[i].charAt(0) == '+') open.push(label);
            else if (open.isEmpty() || !open.pop().equals(label)) return i;
        }
        return open.isEmpty() ? -1 : steps.length;
    }
}

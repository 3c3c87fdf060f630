import java.util.*;

class Solution {
    static int[] openBids(int[] bids, int[] withdrawn) {
        List<Integer> open = new ArrayList<>();
        for (int bid : bids) open.add(bid);
        for (int amount : withdrawn) {
            for (int i = 0; i < open.size(); i++) {
                if (open.get(i) == amount) open.remove(i);
            }
        }
        return open.stream().mapToInt(Integer::intValue).toArray();
    }
}

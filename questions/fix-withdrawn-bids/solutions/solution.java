import java.util.*;

class Solution {
    static int[] openBids(int[] bids, int[] withdrawn) {
        Set<Integer> gone = new HashSet<>();
        for (int amount : withdrawn) gone.add(amount);
        return Arrays.stream(bids).filter(bid -> !gone.contains(bid)).toArray();
    }
}

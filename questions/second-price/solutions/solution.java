import java.util.*;

class Solution {
    static Integer secondPrice(Integer[] bids, int reserve) {
        List<Integer> counting = new ArrayList<>();
        for (Integer bid : bids) if (bid != null && bid >= reserve) counting.add(bid);
        if (counting.isEmpty()) return null;
        counting.sort(Comparator.reverseOrder());
        return counting.size() > 1 ? counting.get(1) : reserve;
    }
}

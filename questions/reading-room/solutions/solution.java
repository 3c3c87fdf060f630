import java.util.*;

class Solution {
    static int trips(int capacity, String[] requests) {
        Set<String> shelf = new LinkedHashSet<>(); // the first is the oldest
        int count = 0;
        for (String title : requests) {
            if (!shelf.remove(title)) count++;
            shelf.add(title);
            if (shelf.size() > capacity) shelf.remove(shelf.iterator().next());
        }
        return count;
    }
}

import java.util.*;

class Solution {
    static Map<String, Integer> stockAfter(Map<String, Integer> stock, String[] orders) {
        Map<String, Integer> left = new TreeMap<>(stock);
        for (String order : orders) {
            String[] words = order.split(" ");
            int amount = Integer.parseInt(words[1]), have = left.getOrDefault(words[2], 0);
            if (words[0].equals("in")) left.put(words[2], have + amount);
            else if (have >= amount) left.put(words[2], have - amount);
        }
        left.values().removeIf(count -> count == 0);
        return left;
    }
}

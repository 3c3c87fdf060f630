import java.util.*;

class Solution {
    static int fewestLetters(String word) {
        int n = word.length();
        int[] row = new int[n + 1];
        for (int i = 0; i < n; i++) {
            int before = 0;
            for (int j = 0; j < n; j++) {
                int above = row[j + 1];
                row[j + 1] = word.charAt(i) == word.charAt(n - 1 - j) ? before + 1 : Math.max(row[j], above);
                before = above;
            }
        }
        return n - row[n];
    }
}

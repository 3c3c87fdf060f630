import java.util.*;

class Solution {
    static int longestShared(String[] mine, String[] yours) {
        int[][] common = new int[mine.length + 1][yours.length + 1];
        for (int i = 1; i <= mine.length; i++) {
            for (int j = 1; j <= yours.length; j++) {
                common[i][j] = mine[i - 1].equals(yours[j - 1]) ? common[i - 1][j - 1] + 1 : Math.max(common[i - 1][j], common[i][j - 1]);
            }
        }
        return common[mine.length][yours.length];
    }
}

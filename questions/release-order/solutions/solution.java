import java.util.*;

class Solution {
    static String[] sortReleases(String[] releases) {
        String[] sorted = releases.clone();
        Arrays.sort(sorted, Solution::compare); // stable for objects
        return sorted;
    }

    private static int compare(String a, String b) {
        String[] left = a.split("-"), right = b.split("-");
        String[] x = left[0].split("\\."), y = right[0].split("\\.");
        for (int i = 0; i < 5; i++) {
            int order = Integer.compare(i < x.length ? Integer.parseInt(x[i]) : 0, i < y.length ? Integer.parseInt(y[i]) : 0);
            if (order != 0) return order;
        }
        if (left.length != right.length) return right.length - left.length; // the one with a word is older
        return left.length == 1 ? 0 : left[1].compareTo(right[1]);
    }
}

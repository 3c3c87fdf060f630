import java.util.*;

class Solution {
    static int nearestMentor(int[] mentors, int a, int b) {
        boolean[] teaches = new boolean[mentors.length];
        for (int at = a; at >= 0; at = mentors[at]) teaches[at] = true;
        int at = b;
        while (!teaches[at]) at = mentors[at];
        return at;
    }
}

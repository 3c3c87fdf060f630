import java.util.*;

class Solution {
    static boolean matches(String stencil, String text) {
        int n = text.length();
        boolean[] places = new boolean[n + 1]; // how many letters can have been used so far
        places[0] = true;
        for (int i = 0; i < stencil.length(); i++) {
            boolean[] next = new boolean[n + 1];
            char sign = stencil.charAt(i);
            boolean plus = i + 1 < stencil.length() && stencil.charAt(i + 1) == '+';
            for (int p = 0; p <= n; p++) {
                if (sign == '*') next[p] = places[p] || (p > 0 && next[p - 1]);
                else if (p < n && (places[p] || (plus && next[p])) && (sign == '?' || sign == text.charAt(p))) next[p + 1] = true;
            }
            places = next;
            if (plus) i++;
        }
        return places[n];
    }
}

import java.util.*;

class Solution {
    private final String text;
    private int at = 0;

    private Solution(String text) {
        this.text = text.replace(" ", "");
    }

    static long evaluate(String expression) {
        return new Solution(expression).sum();
    }

    private boolean next(char sign) {
        if (at >= text.length() || text.charAt(at) != sign) return false;
        at++;
        return true;
    }

    private long sum() {
        long value = product();
        while (true) {
            if (next('+')) value += product();
            else if (next('-')) value -= product();
            else return value;
        }
    }

    private long product() {
        long value = signed();
        while (true) {
            if (next('*')) value *= signed();
            else if (next('/')) value /= signed();
            else return value;
        }
    }

    private long signed() {
        if (next('-')) return -signed();
        if (next('(')) {
            long value = sum();
            next(')');
            return value;
        }
        long value = 0;
        while (at < text.length() && Character.isDigit(text.charAt(at))) value = value * 10 + text.charAt(at++) - '0';
        return value;
    }
}

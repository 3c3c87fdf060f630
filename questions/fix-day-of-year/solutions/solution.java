import java.util.*;

class Solution {
    static int dayOfYear(int year, int month, int day) {
        int[] days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return Arrays.stream(days, 0, month - 1).sum() + day + (leap && month > 2 ? 1 : 0);
    }
}

import java.util.*;

class Solution {
    static int parkingFee(int minutes, int freeMinutes, int perHour, int dayMaximum) {
        if (minutes <= freeMinutes) return 0;
        int days = minutes / 1440, rest = minutes % 1440;
        return days * Math.min(24 * perHour, dayMaximum) + Math.min((rest + 59) / 60 * perHour, dayMaximum);
    }
}

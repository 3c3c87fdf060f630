import java.util.*;

class Solution {
    static int firstTicket(int[] tickets, int wanted) {
        int low = 0, high = tickets.length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (tickets[middle] < wanted) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}

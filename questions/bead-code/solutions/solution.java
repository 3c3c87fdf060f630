import java.util.*;

class Solution {
    static String beadCode(String beads) {
        StringBuilder code = new StringBuilder();
        for (int start = 0, end = 0; start < beads.length(); start = end) {
            while (end < beads.length() && beads.charAt(end) == beads.charAt(start)) end++;
            if (end - start > 1) code.append(end - start);
            code.append(beads.charAt(start));
        }
        return code.toString();
    }
}

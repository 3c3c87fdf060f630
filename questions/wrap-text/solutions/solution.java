import java.util.*;

class Solution {
    static String[] wrapWords(String[] words, int width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : words) {
            if (!line.isEmpty() && line.length() + 1 + word.length() <= width) {
                line += " " + word;
                continue;
            }
            if (!line.isEmpty()) lines.add(line);
            String rest = word;
            while (rest.length() > width) {
                lines.add(rest.substring(0, width - 1) + "-");
                rest = rest.substring(width - 1);
            }
            line = rest;
        }
        if (!line.isEmpty()) lines.add(line);
        return lines.toArray(new String[0]);
    }
}

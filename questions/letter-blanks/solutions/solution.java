import java.util.*;

class Solution {
    static String fillLetter(String template, Map<String, String> values) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < template.length(); ) {
            char sign = template.charAt(at);
            if (sign != '{' && sign != '}') {
                out.append(sign);
                at++;
            } else if (at + 1 < template.length() && template.charAt(at + 1) == sign) {
                out.append(sign);
                at += 2;
            } else {
                int end = template.indexOf('}', at);
                if (sign == '}' || end < 0) return "invalid";
                String inside = template.substring(at + 1, end);
                int bar = inside.indexOf('|');
                String key = bar < 0 ? inside : inside.substring(0, bar);
                if (!key.matches("[a-z]+") || inside.contains("{")) return "invalid";
                out.append(values.getOrDefault(key, bar < 0 ? "" : inside.substring(bar + 1)));
                at = end + 1;
            }
        }
        return out.toString();
    }
}

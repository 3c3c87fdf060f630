import java.util.*;

class Solution {
    static String finalText(String[] actions) {
        Deque<String> past = new ArrayDeque<>(), future = new ArrayDeque<>();
        String text = "";
        for (String action : actions) {
            String[] words = action.split(" ");
            switch (words[0]) {
                case "undo" -> {
                    if (past.isEmpty()) continue;
                    future.push(text);
                    text = past.pop();
                }
                case "redo" -> {
                    if (future.isEmpty()) continue;
                    past.push(text);
                    text = future.pop();
                }
                default -> {
                    past.push(text);
                    future.clear();
                    if (words[0].equals("type")) text += words[1];
                    else text = text.substring(0, Math.max(0, text.length() - Integer.parseInt(words[1])));
                }
            }
        }
        return text;
    }
}

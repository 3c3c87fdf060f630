import java.util.*;

public class Main {
    private static final Map<String, String[]> sheet = new HashMap<>();
    private static final Map<String, Long> values = new HashMap<>(); // null: being computed, or a loop

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        while (in.hasNextLine()) {
            String[] words = in.nextLine().split(" ");
            if (words.length > 2) sheet.put(words[0], Arrays.copyOfRange(words, 2, words.length));
        }
        List<String> names = new ArrayList<>(sheet.keySet());
        names.sort(Comparator.comparing((String name) -> name.charAt(0)).thenComparing(name -> Integer.parseInt(name.substring(1))));
        for (String name : names) {
            Long value = compute(name);
            System.out.println(name + " " + (value == null ? "loop" : value));
        }
    }

    private static Long compute(String name) {
        if (!sheet.containsKey(name)) return 0L;
        if (values.containsKey(name)) return values.get(name);
        values.put(name, null);
        long sum = 0, sign = 1;
        for (String term : sheet.get(name)) {
            if (term.equals("+") || term.equals("-")) {
                sign = term.equals("+") ? 1 : -1;
                continue;
            }
            Long value = Character.isUpperCase(term.charAt(0)) ? compute(term) : Long.valueOf(term);
            if (value == null) return null;
            sum += sign * value;
        }
        values.put(name, sum);
        return sum;
    }
}

import java.util.*;

public class Main {
    private static final class Source {
        int errors, entries, lines;
    }

    public static void main(String[] args) {
        var head = java.util.regex.Pattern.compile("[0-9]{2}:[0-9]{2}:[0-9]{2} ([A-Z]+) ([a-z]+):");
        Map<String, Source> sources = new TreeMap<>();
        Source current = null;
        Scanner in = new Scanner(System.in);
        while (in.hasNextLine()) {
            var match = head.matcher(in.nextLine());
            if (match.lookingAt()) {
                current = sources.computeIfAbsent(match.group(2), name -> new Source());
                current.entries++;
                if (match.group(1).equals("ERROR")) current.errors++;
            }
            if (current != null) current.lines++;
        }
        List<Map.Entry<String, Source>> noisy = new ArrayList<>(sources.entrySet());
        noisy.removeIf(entry -> entry.getValue().errors == 0);
        noisy.sort(Comparator.comparingInt(entry -> -entry.getValue().errors)); // stable: names stay in order
        for (var entry : noisy) {
            Source s = entry.getValue();
            System.out.println(entry.getKey() + " " + s.errors + " " + s.entries + " " + s.lines);
        }
        if (noisy.isEmpty()) System.out.println("quiet");
    }
}

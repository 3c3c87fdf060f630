import java.util.*;

public class Main {
    private static final Map<String, Long> accounts = new HashMap<>();

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        while (in.hasNextLine()) {
            String line = in.nextLine();
            if (!line.isEmpty()) System.out.println(run(line.split(" ")));
        }
        System.out.println("sum " + accounts.values().stream().mapToLong(Long::longValue).sum());
    }

    private static String run(String[] words) {
        String name = words[1];
        if (words[0].equals("join")) return accounts.putIfAbsent(name, 0L) == null ? "ok" : "known";
        Long coins = accounts.get(name);
        if (coins == null) return "unknown";
        switch (words[0]) {
            case "pay" -> accounts.put(name, coins + Long.parseLong(words[2]));
            case "move" -> {
                long moved = Long.parseLong(words[3]);
                if (!accounts.containsKey(words[2])) return "unknown";
                if (words[2].equals(name)) return "same";
                if (coins < moved) return "short";
                accounts.put(name, coins - moved);
                accounts.merge(words[2], moved, Long::sum);
            }
            default -> {
                if (coins > 0) return "open";
                accounts.remove(name);
            }
        }
        return "ok";
    }
}

import java.util.*;

public class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        StringBuilder out = new StringBuilder();
        long total = 0;
        while (in.hasNextLine()) {
            String line = in.nextLine();
            if (line.isEmpty()) continue;
            int first = line.indexOf(' '), last = line.lastIndexOf(' ');
            long cents = Long.parseLong(line.substring(0, first)) * Long.parseLong(line.substring(last + 1).replace(".", ""));
            total += cents;
            out.append(line, first + 1, last).append(": ").append(money(cents)).append('\n');
        }
        System.out.print(out.append("total: ").append(money(total)).append('\n'));
    }

    private static String money(long cents) {
        return String.format("%d.%02d", cents / 100, cents % 100);
    }
}

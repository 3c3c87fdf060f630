import java.util.*;

public class Main {
    private record Place(int row, int col) {}

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int row = 0, col = 0, dr = -1, dc = 0;
        boolean pen = true;
        Set<Place> drawn = new HashSet<>(Set.of(new Place(0, 0)));
        while (in.hasNext()) {
            String word = in.next();
            int old = dr;
            switch (word) {
                case "left" -> {
                    dr = -dc;
                    dc = old;
                }
                case "right" -> {
                    dr = dc;
                    dc = -old;
                }
                case "forward" -> {
                    for (int left = in.nextInt(); left > 0; left--) {
                        row += dr;
                        col += dc;
                        if (pen) drawn.add(new Place(row, col));
                    }
                }
                default -> {
                    pen = word.equals("down");
                    if (pen) drawn.add(new Place(row, col));
                }
            }
        }
        var rows = drawn.stream().mapToInt(Place::row).summaryStatistics();
        var cols = drawn.stream().mapToInt(Place::col).summaryStatistics();
        for (int r = rows.getMin(); r <= rows.getMax(); r++) {
            StringBuilder line = new StringBuilder();
            for (int c = cols.getMin(); c <= cols.getMax(); c++) line.append(drawn.contains(new Place(r, c)) ? '#' : '.');
            System.out.println(line);
        }
    }
}

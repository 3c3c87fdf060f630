import java.util.*;

public class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int stops = in.nextInt(), onBoard = 0, most = 0, stopOfMost = 1;
        for (int stop = 1; stop <= stops; stop++) {
            int off = in.nextInt(), on = in.nextInt();
            onBoard += on - off;
            if (onBoard > most) {
                most = onBoard;
                stopOfMost = stop;
            }
        }
        System.out.println(most + " " + stopOfMost);
    }
}

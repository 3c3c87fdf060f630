// What candidates write, for javac to have seen it once while the image is made. Compiled, never run.
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

public class Train {
  record Point(int x, int y) {}

  enum Kind { A, B }

  sealed interface Shape permits Circle, Square {}

  record Circle(double r) implements Shape {}

  record Square(double s) implements Shape {}

  static double area(Shape shape) {
    return switch (shape) {
      case Circle c -> c.r() * 3;
      case Square q -> q.s() * q.s();
    };
  }

  static <T extends Comparable<T>> T best(List<T> items) {
    T best = items.get(0);
    for (T item : items) if (item.compareTo(best) > 0) best = item;
    return best;
  }

  static int kinds(int[] numbers) {
    Map<Integer, List<String>> seen = new HashMap<>();
    for (int n : numbers) seen.computeIfAbsent(n, k -> new ArrayList<>()).add("" + n);
    return seen.size();
  }

  public static void main(String[] args) {
    Scanner in = new Scanner(System.in);
    PriorityQueue<int[]> queue = new PriorityQueue<>((a, b) -> a[0] - b[0]);
    Deque<Integer> stack = new ArrayDeque<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      queue.add(new int[] {i});
      stack.push(i);
      text.append(i).append(' ');
    }
    String joined = IntStream.range(0, 3).mapToObj(String::valueOf).collect(Collectors.joining(","));
    try {
      System.out.println(joined + text + area(new Circle(1)) + best(List.of(1, 2)) + Kind.A + new Point(1, 2));
    } catch (RuntimeException error) {
      throw error;
    } finally {
      in.close();
    }
  }
}

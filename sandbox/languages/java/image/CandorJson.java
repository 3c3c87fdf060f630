// Just enough JSON for the driver: lists, maps, text, numbers, true, false, null. Compiled with the image.
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class CandorJson {
  private final String text;
  private int at = 0;

  CandorJson(String text) {
    this.text = text;
  }

  /** Whole numbers come as Long, others as Double. */
  Object read() {
    space();
    char c = text.charAt(at);
    if (c == '[') return list();
    if (c == '{') return map();
    if (c == '"') return string();
    if (text.startsWith("true", at)) return word(4, true);
    if (text.startsWith("false", at)) return word(5, false);
    if (text.startsWith("null", at)) return word(4, null);
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) at++;
    String number = text.substring(from, at);
    if (number.chars().allMatch(d -> d == '-' || Character.isDigit(d))) return Long.parseLong(number);
    return Double.parseDouble(number);
  }

  private Object word(int length, Object value) {
    at += length;
    return value;
  }

  private void space() {
    while (at < text.length() && text.charAt(at) <= ' ') at++;
  }

  private boolean take(char c) {
    space();
    if (at >= text.length() || text.charAt(at) != c) return false;
    at++;
    return true;
  }

  private List<Object> list() {
    List<Object> items = new ArrayList<>();
    at++;
    if (take(']')) return items;
    do items.add(read()); while (take(','));
    take(']');
    return items;
  }

  private Map<String, Object> map() {
    Map<String, Object> entries = new LinkedHashMap<>();
    at++;
    if (take('}')) return entries;
    do {
      space();
      String key = string();
      take(':');
      entries.put(key, read());
    } while (take(','));
    take('}');
    return entries;
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    for (at++; text.charAt(at) != '"'; at++) {
      char c = text.charAt(at);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      c = text.charAt(++at);
      switch (c) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'u' -> {
          out.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
          at += 4;
        }
        default -> out.append(c);
      }
    }
    at++;
    return out.toString();
  }

  static void write(Object value, StringBuilder out) {
    if (value == null) out.append("null");
    else if (value instanceof String || value instanceof Character) quote(value.toString(), out);
    else if (value instanceof Double number && !Double.isFinite(number)) throw new ArithmeticException("the result is not a finite number");
    else if (value instanceof Number || value instanceof Boolean) out.append(value);
    else if (value.getClass().isArray()) {
      out.append('[');
      for (int i = 0, n = Array.getLength(value); i < n; i++) {
        if (i > 0) out.append(',');
        write(Array.get(value, i), out);
      }
      out.append(']');
    } else if (value instanceof Iterable<?> items) {
      String between = "[";
      for (Object item : items) {
        write(item, out.append(between));
        between = ",";
      }
      out.append(between.equals("[") ? "[]" : "]");
    } else if (value instanceof Map<?, ?> map) {
      String between = "{";
      for (var entry : map.entrySet()) {
        quote(String.valueOf(entry.getKey()), out.append(between));
        write(entry.getValue(), out.append(':'));
        between = ",";
      }
      out.append(between.equals("{") ? "{}" : "}");
    } else throw new IllegalArgumentException("cannot give back a " + value.getClass().getName());
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < ' ' || Character.isSurrogate(c)) out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    out.append('"');
  }
}

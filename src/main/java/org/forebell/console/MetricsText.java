package org.forebell.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the text that a process serves to Prometheus: its own format 0.0.4 and OpenMetrics 1.0, of
 * which exemplars, times and comments are passed over. A line that is neither is counted and passed
 * over, so that one odd metric hides no other.
 *
 * <p>Prometheus' library for Java writes the formats and does not read them, and no library on
 * Maven Central that reads them was kept up in the last years.
 */
public final class MetricsText {

  private final String line;
  private int at;

  private MetricsText(String line) {
    this.line = line;
  }

  /**
   * What a text holds.
   *
   * @param odd lines that could not be read
   */
  public record Read(List<Series> series, int odd) {}

  /** Reads a text; null labels are none. */
  public static Read read(String text) {
    List<Series> series = new ArrayList<>();
    int odd = 0;
    for (String line : text.split("\n")) {
      String bare = line.strip();
      if (!bare.isEmpty() && bare.charAt(0) != '#') {
        Series read = new MetricsText(bare).series();
        if (read == null) {
          odd++;
        } else {
          series.add(read);
        }
      }
    }
    return new Read(series, odd);
  }

  private Series series() {
    String name = name();
    Map<String, String> labels = new HashMap<>();
    boolean sound = !name.isEmpty() && (!accepts('{') || labels(labels));
    if (!sound) {
      return null;
    }
    String rest = line.substring(at).strip();
    int end = rest.indexOf(' ');
    Double value = number(end < 0 ? rest : rest.substring(0, end));
    return value == null ? null : new Series(name, Map.copyOf(labels), value);
  }

  private String name() {
    int start = at;
    while (at < line.length() && isOfName(line.charAt(at))) {
      at++;
    }
    return line.substring(start, at);
  }

  private static boolean isOfName(char each) {
    return each >= 'a' && each <= 'z'
        || each >= 'A' && each <= 'Z'
        || each >= '0' && each <= '9'
        || each == '_'
        || each == ':';
  }

  private boolean accepts(char expected) {
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    boolean found = at < line.length() && line.charAt(at) == expected;
    at += found ? 1 : 0;
    return found;
  }

  /** Up to the closing brace; false where the line is broken. */
  private boolean labels(Map<String, String> into) {
    while (!accepts('}')) {
      String label = name();
      if (label.isEmpty() || !accepts('=') || !accepts('"')) {
        return false;
      }
      String value = quoted();
      if (value == null) {
        return false;
      }
      into.put(label, value);
      accepts(',');
    }
    return true;
  }

  /** Up to the closing quote; null where there is none. */
  private String quoted() {
    StringBuilder value = new StringBuilder();
    while (at < line.length()) {
      char each = line.charAt(at++);
      if (each == '"') {
        return value.toString();
      }
      if (each == '\\' && at < line.length()) {
        char escaped = line.charAt(at++);
        value.append(escaped == 'n' ? '\n' : escaped);
      } else {
        value.append(each);
      }
    }
    return null;
  }

  private static Double number(String text) {
    return switch (text) {
      case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      case "NaN" -> Double.NaN;
      default -> decimal(text);
    };
  }

  private static Double decimal(String text) {
    try {
      return text.matches("[-+.0-9eE]+") ? Double.valueOf(text) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}

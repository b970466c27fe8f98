package org.forebell.report.convert;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A row of a table.
 *
 * @param file its name
 * @param number of the row in the file, the first line being 1
 * @param cells by column in lower case, as written and trimmed
 */
public record Row(String file, long number, Map<String, String> cells) {

  private static final Pattern WHO = Pattern.compile(".*perpetrator.*|actor .*|motive");

  /** The text of a column; empty where the column or its text is missing. */
  String text(String column) {
    return cells.getOrDefault(column.toLowerCase(Locale.ROOT), "");
  }

  boolean has(String column) {
    return cells.containsKey(column.toLowerCase(Locale.ROOT));
  }

  /** A count; words stand for one and none, and what counts nothing is none. */
  int count(String column) {
    String text = text(column).toLowerCase(Locale.ROOT);
    if (text.equals("true") || text.equals("yes")) {
      return 1;
    }
    try {
      return (int) Math.max(0, Math.min(100_000, Double.parseDouble(text)));
    } catch (NumberFormatException word) {
      return 0;
    }
  }

  /** The sum of counts. */
  int sum(Iterable<String> columns) {
    int sum = 0;
    for (String column : columns) {
      sum += count(column);
    }
    return sum;
  }

  /**
   * A short mark of what the row says, the same wherever the row stands and whoever is said to have
   * done it.
   */
  String mark() {
    TreeMap<String, String> said = new TreeMap<>(cells);
    said.keySet().removeIf(column -> WHO.matcher(column).matches());
    return DigestUtils.sha256Hex(said.toString()).substring(0, 8);
  }

  /** All that the row says, in one line; it puts rows in an order that does not hang on theirs. */
  String content() {
    return new TreeMap<>(cells).toString();
  }
}

package org.forebell.report.convert;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A row of a table.
 *
 * @param file its name
 * @param number of the row in the file, the first line being 1
 * @param cells by column, as written and trimmed
 */
public record Row(String file, long number, Map<String, String> cells) {

  /** The text of a column; empty where the column or its text is missing. */
  String text(String column) {
    return cells.getOrDefault(column, "");
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

  /** A short mark of the row's content, the same wherever the row stands. */
  String mark() {
    return DigestUtils.sha256Hex(new TreeMap<>(cells).toString()).substring(0, 8);
  }
}

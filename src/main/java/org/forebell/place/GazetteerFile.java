package org.forebell.place;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;

/**
 * The lines of a gazetteer, cut into countries and not yet understood.
 *
 * @param linesByCountry all lines of each country
 * @param countries the lines of the countries themselves
 */
record GazetteerFile(Map<String, String> linesByCountry, String countries) {

  static GazetteerFile read(Reader csv) throws IOException {
    StringWriter all = new StringWriter();
    csv.transferTo(all);
    String text = all.toString();
    String header = String.join(",", GazetteerLine.COLUMNS);
    int end = text.indexOf('\n');
    if (end < 0 || !text.substring(0, end).strip().equals(header)) {
      throw new IllegalArgumentException("this is no gazetteer: its first line is not " + header);
    }
    return cut(text, end + 1);
  }

  private static GazetteerFile cut(String text, int from) {
    Map<String, String> byCountry = new HashMap<>();
    StringBuilder countries = new StringBuilder();
    int number = 1;
    int first = from;
    for (int start = from; start < text.length(); ) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline + 1;
      number++;
      check(text, start, end, number);
      if (text.startsWith(",0,", start + 3)) {
        countries.append(text, start, end);
      }
      if (end == text.length() || !text.regionMatches(start, text, end, 4)) {
        byCountry.merge(
            text.substring(first, first + 3), text.substring(first, end), String::concat);
        first = end;
      }
      start = end;
    }
    return new GazetteerFile(byCountry, countries.toString());
  }

  private static void check(String text, int start, int end, int number) {
    int commas = 0;
    boolean quoted = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        commas++;
      }
    }
    if (quoted || commas != GazetteerLine.COLUMNS.length - 1 || text.charAt(start + 3) != ',') {
      throw new IllegalArgumentException(
          "line " + number + " of the gazetteer has not the columns of its first line");
    }
  }
}

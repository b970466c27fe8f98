package org.forebell.place;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A line of a gazetteer. */
final class GazetteerLine {

  /**
   * The columns of {@code config/gazetteer.csv}; lists are separated by bars. {@code other_names}
   * are names of the area within its country; {@code country_names}, of countries only, are names
   * of the country among all.
   */
  static final String[] COLUMNS = {
    "country",
    "level",
    "code",
    "code_type",
    "name",
    "parent",
    "other_names",
    "lat",
    "lon",
    "neighbours",
    "country_names"
  };

  private final CSVRecord line;

  private GazetteerLine(CSVRecord line) {
    this.line = line;
  }

  static List<GazetteerLine> parse(String lines) {
    List<GazetteerLine> parsed = new ArrayList<>();
    try {
      for (CSVRecord line : CSVFormat.DEFAULT.parse(new StringReader(lines))) {
        parsed.add(new GazetteerLine(line));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory failed", impossible);
    }
    return parsed;
  }

  String country() {
    return line.get(0);
  }

  boolean isCountry() {
    return line.get(1).equals("0");
  }

  String name() {
    return line.get(4);
  }

  List<String> otherNames() {
    return list(line.get(6));
  }

  List<String> countryNames() {
    return list(line.get(10));
  }

  Place place(String countryName) {
    return new Place(
        line.get(2),
        line.get(3),
        Integer.parseInt(line.get(1)),
        name(),
        country(),
        countryName,
        line.get(5),
        degrees(line.get(7)),
        degrees(line.get(8)),
        list(line.get(9)));
  }

  private static double degrees(String text) {
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\\|"));
  }
}

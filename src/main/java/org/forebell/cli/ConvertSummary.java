package org.forebell.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.forebell.place.Placing;
import org.forebell.report.convert.Converted;
import org.forebell.report.convert.Problem;

/** What the conversion of tables came to, for a person and as tables again. */
final class ConvertSummary {

  private static final int MOST_SHOWN = 10;

  private final PrintWriter say;

  ConvertSummary(PrintWriter say) {
    this.say = say;
  }

  /** Tells all; {@code places} is null where none were looked up. */
  void tell(Converted converted, Placing places, Path out) {
    line(
        "%,d rows: %,d incident reports, %,d access reports beside them, %,d copies of a row,"
            + " %,d that are no reports",
        converted.rows(),
        converted.incidentReports(),
        converted.accessReports(),
        converted.copies(),
        converted.problems().size());
    converted.problems().stream()
        .collect(Collectors.groupingBy(Problem::reason, TreeMap::new, Collectors.counting()))
        .forEach((reason, count) -> line("  %,6d × %s", count, reason));
    Converted.Told told = converted.told();
    line(
        "%,d events, %,d of them told by several data sets; %,d affected staff, %,d facilities,"
            + " %,d neither",
        told.events(), told.bySeveral(), told.staff(), told.facility(), told.neither());
    if (places != null) {
      tell(places);
    }
    say.println("written to " + out);
  }

  private void tell(Placing places) {
    long all = places.placed() + places.notPlaced();
    line(
        "%.1f %% of the reports that name an area are placed; names not placed, most reports first:",
        100.0 * places.placed() / Math.max(1, all));
    places.unplaced().entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_SHOWN)
        .forEach(area -> line("  %,6d × %s", area.getValue(), area.getKey()));
    if (places.unplaced().size() > MOST_SHOWN) {
      line("  and %,d more (--unplaced lists all)", places.unplaced().size() - MOST_SHOWN);
    }
  }

  private void line(String format, Object... values) {
    say.printf(Locale.ROOT, format + "%n", values);
  }

  static void write(List<Problem> problems, Path file) throws IOException {
    try (CSVPrinter csv = table(file, "file", "row", "reason")) {
      for (Problem problem : problems) {
        csv.printRecord(problem.file(), problem.row(), problem.reason());
      }
    }
  }

  static void write(Placing places, Path file) throws IOException {
    try (CSVPrinter csv = table(file, "area", "reports")) {
      for (Map.Entry<String, Integer> area : places.unplaced().entrySet()) {
        csv.printRecord(area.getKey(), area.getValue());
      }
    }
  }

  private static CSVPrinter table(Path file, String... columns) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader(columns).setRecordSeparator('\n').get();
    return new CSVPrinter(Files.newBufferedWriter(file), format);
  }
}

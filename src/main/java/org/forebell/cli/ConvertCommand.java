package org.forebell.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.forebell.place.Gazetteer;
import org.forebell.place.Place;
import org.forebell.report.convert.Conversion;
import org.forebell.report.convert.PlaceNames;
import org.forebell.report.convert.Problem;
import org.forebell.report.convert.Row;
import org.forebell.report.convert.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes reports of public data sets. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = {
      "Makes reports of public data sets, CSV or XLSX, known by their columns.",
      "Rows that cannot become a report are listed and counted; the exit code is 0 all the same",
      "unless --strict is given."
    })
final class ConvertCommand implements Callable<Integer> {

  private static final int MOST_SHOWN = 10;

  @Option(
      names = "--from",
      required = true,
      description = "The format: sind (Insecurity Insight) or awsd (Aid Worker Security Database).")
  private String from;

  @Parameters(arity = "1..*", paramLabel = "F", description = "Files to read.")
  private List<Path> files;

  @Option(names = "--out", required = true, paramLabel = "F", description = "NDJSON to write.")
  private Path out;

  @Option(
      names = "--gazetteer",
      paramLabel = "F",
      arity = "0..1",
      fallbackValue = Defaults.SHIPPED,
      description = {
        "Write codes of this gazetteer instead of names, and list what it could not place.",
        "Without a file: the gazetteer that is shipped."
      })
  private String gazetteer;

  @Option(
      names = "--problems",
      paramLabel = "F",
      description = "CSV of the rows that cannot become a report.")
  private Path problems;

  @Option(names = "--strict", description = "End with 1 when a row cannot become a report.")
  private boolean strict;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Conversion conversion = new Conversion(format(), places(), gazetteer != null);
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        throw new CannotBegin("there is no file " + file + " to read");
      }
    }
    try (ProgressLine progress = ProgressLine.of("convert", files.size())) {
      for (Path file : files) {
        for (Row row : rows(file)) {
          conversion.take(row);
        }
        progress.step();
      }
    }
    List<String> lines = conversion.lines();
    Files.write(out, lines);
    writeProblems(conversion.problems());
    tell(conversion, lines);
    return strict && !conversion.problems().isEmpty() ? 1 : 0;
  }

  private Conversion.From format() {
    try {
      return Conversion.From.valueOf(from.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new CannotBegin("--from is sind or awsd, not " + from);
    }
  }

  private PlaceNames places() throws IOException {
    try (Reader csv = Defaults.reader(gazetteer, Defaults.GAZETTEER)) {
      Gazetteer known = Gazetteer.read(csv);
      return new PlaceNames(
          known::country,
          area -> {
            Place place = known.find(area);
            return place == null ? null : place.area();
          });
    }
  }

  private static List<Row> rows(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Tables.read(String.valueOf(file.getFileName()), in);
    }
  }

  private void writeProblems(List<Problem> rows) throws IOException {
    if (problems == null) {
      return;
    }
    try (BufferedWriter csv = Files.newBufferedWriter(problems)) {
      csv.write("file,row,reason\n");
      for (Problem row : rows) {
        csv.write(
            row.file() + "," + row.row() + ",\"" + row.reason().replace("\"", "\"\"") + "\"\n");
      }
    }
  }

  private void tell(Conversion conversion, List<String> lines) {
    PrintWriter say = spec.commandLine().getOut();
    long access = lines.stream().filter(line -> line.contains("\"kind\":\"access\"")).count();
    say.printf(
        Locale.ROOT,
        "%,d rows: %,d incident reports, %,d access reports, %,d copies of a row, %,d no reports%n",
        conversion.rows(),
        lines.size() - access,
        access,
        conversion.copies(),
        conversion.problems().size());
    Map<String, Long> reasons =
        conversion.problems().stream()
            .collect(Collectors.groupingBy(Problem::reason, TreeMap::new, Collectors.counting()));
    reasons.forEach((reason, count) -> say.printf(Locale.ROOT, "  %,6d × %s%n", count, reason));
    if (gazetteer != null) {
      tellPlaces(conversion, say);
    }
    say.println("written to " + out);
  }

  private static void tellPlaces(Conversion conversion, PrintWriter say) {
    int unplaced = conversion.unplaced().values().stream().mapToInt(Integer::intValue).sum();
    say.printf(
        Locale.ROOT,
        "%.1f %% of the reports that name an area are placed; names not placed, most reports first:%n",
        100.0 * conversion.placed() / Math.max(1, conversion.placed() + unplaced));
    conversion.unplaced().entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_SHOWN)
        .forEach(area -> say.printf(Locale.ROOT, "  %,6d × %s%n", area.getValue(), area.getKey()));
    if (conversion.unplaced().size() > MOST_SHOWN) {
      say.printf(Locale.ROOT, "  and %,d more%n", conversion.unplaced().size() - MOST_SHOWN);
    }
  }
}

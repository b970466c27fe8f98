package org.forebell.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.forebell.place.Gazetteer;
import org.forebell.place.Placing;
import org.forebell.report.convert.AuditLines;
import org.forebell.report.convert.Conversion;
import org.forebell.report.convert.Converted;
import org.forebell.report.convert.PlaceNames;
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

  private static final int ALL_NAMES = Integer.MAX_VALUE;

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

  @Option(
      names = "--unplaced",
      paramLabel = "F",
      description = "CSV of the areas that --gazetteer could not place, with the reports of each.")
  private Path unplaced;

  @Option(
      names = "--audit",
      paramLabel = "F",
      description = {
        "Beside the reports of sind write the kind of facility and the class of actor of each",
        "event, without a name, for the equity audit of backtest. No job reads it."
      })
  private Path audit;

  @Option(names = "--strict", description = "End with 1 when a row cannot become a report.")
  private boolean strict;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Conversion.From format = format();
    for (Path file : files) {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw new CannotBegin("there is no file " + file + " to read");
      }
    }
    if (unplaced != null && gazetteer == null) {
      throw new CannotBegin("--unplaced needs --gazetteer, which says what can be placed");
    }
    if (audit != null && format != Conversion.From.SIND) {
      throw new CannotBegin("--audit is for --from sind");
    }
    boolean placing = gazetteer != null;
    Gazetteer known = placing || format == Conversion.From.AWSD ? gazetteer() : null;
    Placing places = placing ? new Placing(known, ALL_NAMES) : null;
    Conversion conversion =
        new Conversion(
            format,
            new PlaceNames(
                name -> known.country(name), area -> placing ? places.area(area) : area));
    read(conversion);
    Converted converted = conversion.converted();
    write(converted, places);
    new ConvertSummary(spec.commandLine().getOut()).tell(converted, places, out);
    return strict && !converted.problems().isEmpty() ? 1 : 0;
  }

  private Conversion.From format() {
    try {
      return Conversion.From.valueOf(from.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new CannotBegin("--from is sind or awsd, not " + from);
    }
  }

  private Gazetteer gazetteer() throws IOException {
    try (Reader csv = Defaults.reader(gazetteer, Defaults.GAZETTEER)) {
      return Gazetteer.read(csv);
    } catch (IllegalArgumentException e) {
      throw new CannotBegin("--gazetteer " + gazetteer + ": " + e.getMessage(), e);
    }
  }

  private void read(Conversion conversion) {
    AuditLines audited = new AuditLines();
    try (ProgressLine progress = ProgressLine.of("convert", files.size())) {
      for (Path file : files) {
        List<Row> rows = rows(file);
        if (rows.isEmpty()) {
          spec.commandLine().getErr().println("convert: " + file + " holds no rows");
        }
        rows.forEach(conversion::take);
        rows.forEach(audited::take);
        progress.step();
      }
    }
    if (audit != null) {
      write(audited);
    }
  }

  private void write(AuditLines audited) {
    try {
      Files.write(audit, audited.lines());
    } catch (IOException e) {
      throw new CannotBegin("cannot write " + e.getMessage() + ". Check the folder.", e);
    }
  }

  private static List<Row> rows(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Tables.read(String.valueOf(file.getFileName()), in);
    } catch (IOException e) {
      throw new CannotBegin("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private void write(Converted converted, Placing places) {
    try {
      Files.write(out, converted.lines());
      if (problems != null) {
        ConvertSummary.write(converted.problems(), problems);
      }
      if (unplaced != null) {
        ConvertSummary.write(places, unplaced);
      }
    } catch (IOException e) {
      throw new CannotBegin("cannot write " + e.getMessage() + ". Check the folder.", e);
    }
  }
}

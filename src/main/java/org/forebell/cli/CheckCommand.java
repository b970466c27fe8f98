package org.forebell.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.forebell.delivery.RoutingReader;
import org.forebell.report.RecordLines;
import org.forebell.report.Rejection;
import org.forebell.report.ReportParser;
import org.forebell.risk.Policy;
import org.forebell.risk.RiskModel;
import org.forebell.settings.WrongSetting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells everything that is wrong in files, before anything else reads them. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks files, and prints each problem with its line, its JSON pointer and what to do.",
      "Files of reports hold one JSON object a line. A name that ends in .yaml or .yml is read as a"
          + " policy, or as a routing where it begins with routing; model*.json is read as a model."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:no problem", "1:problems found", "2:a file cannot be read"})
final class CheckCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "what to check")
  private List<Path> files;

  @Spec private CommandSpec spec;

  private final ReportParser parser = new ReportParser();
  private long records;
  private long wrongRecords;
  private long problems;

  @Override
  public Integer call() throws IOException {
    for (Path file : files) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw new CannotBegin(file + " is not a file that can be read. Check the name.");
      }
    }
    for (Path file : files) {
      check(file);
    }
    out()
        .printf(
            Locale.ROOT,
            "%s in %s: %s, %d of them wrong%n",
            counted(problems, "problem"),
            counted(files.size(), "file"),
            counted(records, "record"),
            wrongRecords);
    out().flush();
    return problems == 0 ? 0 : 1;
  }

  private void check(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    try (InputStream in = Files.newInputStream(file)) {
      boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
      if (yaml && name.startsWith("routing")) {
        routing(file, in);
      } else if (yaml) {
        setting(file, in, Policy::read);
      } else if (name.startsWith("model") && name.endsWith(".json")) {
        setting(file, in, RiskModel::read);
      } else {
        RecordLines.each(in, (line, bytes, length) -> record(file, line, bytes, length));
      }
    }
  }

  private void setting(Path file, InputStream in, Consumer<InputStream> reader) {
    try {
      reader.accept(in);
    } catch (IllegalArgumentException e) {
      problems++;
      out().println(file + ": " + e.getMessage());
    }
  }

  private void routing(Path file, InputStream in) throws IOException {
    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    try {
      RoutingReader.read(file.toString(), text);
    } catch (WrongSetting e) {
      problems++;
      out().println(e.getMessage());
    }
  }

  private void record(Path file, long line, byte[] bytes, int length) {
    records++;
    List<Rejection> found = parser.problems(bytes, 0, length, ReportParser.KNOWN_FROM_RECORD);
    for (Rejection each : found) {
      String pointer = each.pointer().isEmpty() ? "(whole record)" : each.pointer();
      out()
          .printf(
              Locale.ROOT,
              "%s:%d: %s %s: %s. %s%n",
              file,
              line,
              pointer,
              each.reason().code(),
              each.detail(),
              each.reason().advice());
    }
    problems += found.size();
    wrongRecords += found.isEmpty() ? 0 : 1;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}

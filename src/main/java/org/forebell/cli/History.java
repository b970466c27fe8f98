package org.forebell.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.forebell.backtest.Chronicle;
import org.forebell.backtest.silence.HearingLog;
import org.forebell.place.Gazetteer;
import org.forebell.risk.Policy;
import picocli.CommandLine.Option;

/** The history that {@code fit}, {@code backtest} and {@code explain} work on. */
final class History {

  @Option(
      names = "--reports",
      required = true,
      arity = "1..*",
      paramLabel = "F",
      description = "NDJSON of reports, as convert and export write it, in any order.")
  private List<Path> reports;

  @Option(
      names = "--until",
      paramLabel = "DAY",
      description = "Leave out what became known on this day (UTC) or later.")
  private String until;

  @Option(names = "--policy", paramLabel = "F", description = "Instead of the one that is shipped.")
  private String policy;

  @Option(
      names = "--gazetteer",
      paramLabel = "F",
      description = "Instead of the one that is shipped.")
  private String gazetteer;

  /** All reports, in the order in which they became known. */
  Chronicle chronicle() throws IOException {
    Chronicle all = read(Chronicle::read);
    return until == null ? all : all.until(day());
  }

  /** Who was heard where and when. */
  HearingLog heard() throws IOException {
    return read(HearingLog::read);
  }

  private interface Reader<T> {
    T read(List<InputStream> files) throws IOException;
  }

  private <T> T read(Reader<T> reader) throws IOException {
    List<InputStream> files = new ArrayList<>();
    try {
      for (Path file : reports) {
        files.add(new BufferedInputStream(Files.newInputStream(readable(file)), 1 << 16));
      }
      return reader.read(files);
    } finally {
      for (InputStream file : files) {
        file.close();
      }
    }
  }

  /** The same file, where there is one. */
  static Path readable(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new CannotBegin("there is no file " + file + " to read");
    }
    return file;
  }

  /** The policy. */
  Policy policy() throws IOException {
    try {
      return Policy.read(new ByteArrayInputStream(Defaults.bytes(policy, Defaults.POLICY)));
    } catch (IllegalArgumentException e) {
      throw new CannotBegin(e.getMessage());
    }
  }

  /** The gazetteer. */
  Gazetteer places() throws IOException {
    byte[] bytes = Defaults.bytes(gazetteer, Defaults.GAZETTEER);
    return Gazetteer.read(
        new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
  }

  private long day() {
    try {
      return LocalDate.parse(until).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new CannotBegin("--until: '" + until + "' is no day; write 2023-01-01");
    }
  }
}

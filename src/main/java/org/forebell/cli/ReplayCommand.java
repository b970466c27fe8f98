package org.forebell.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.forebell.flink.EscalationSettings;
import org.forebell.flink.replay.Replay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the escalation job on files. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the escalation job on files of reports, to their end. The same reports, in any order",
      "and any number of files, give the same bytes."
    })
final class ReplayCommand implements Callable<Integer> {

  @Option(
      names = "--reports",
      required = true,
      arity = "1..*",
      paramLabel = "F",
      description = "NDJSON of reports, as convert, export and the demo write it.")
  private List<Path> reports;

  @Option(
      names = "--policies",
      arity = "1..*",
      paramLabel = "F",
      description = {
        "NDJSON of what was published while the job ran, as export --topic policy writes it:",
        "each takes force when it became known."
      })
  private List<Path> policies = List.of();

  @Option(
      names = "--shadow",
      paramLabel = "F",
      description = "NDJSON to write: what shadow policies would have told.")
  private Path shadow;

  @Option(names = "--assessments", paramLabel = "F", description = "NDJSON to write.")
  private Path assessments;

  @Option(names = "--alerts", paramLabel = "F", description = "NDJSON to write.")
  private Path alerts;

  @Option(names = "--rejected", paramLabel = "F", description = "NDJSON to write.")
  private Path rejected;

  @Option(
      names = "--from",
      paramLabel = "T",
      description = "Write decisions from this time on; earlier reports are history all the same.")
  private String from;

  @Option(
      names = "--until",
      paramLabel = "T",
      description = "Leave out reports that became known later; time ends there.")
  private String until;

  @Option(names = "--policy", paramLabel = "F", description = "Instead of the one that is shipped.")
  private String policy;

  @Option(names = "--model", paramLabel = "F", description = "Instead of the one that is shipped.")
  private String model;

  @Option(
      names = "--gazetteer",
      paramLabel = "F",
      description = "Instead of the one that is shipped.")
  private String gazetteer;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "Slots to run on; it changes no byte. Files are written by one, so more than one pays",
        "only where reports are many and ticks few. Default: ${DEFAULT-VALUE}."
      })
  private int parallelism;

  @Option(names = "--strict", description = "End with 1 when records were rejected.")
  private boolean strict;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Stream.concat(reports.stream(), policies.stream()).forEach(History::readable);
    if (parallelism < 1) {
      throw new CannotBegin("--parallelism must be at least 1");
    }
    Instant start = Instant.now();
    Replay.Summary summary;
    try (ProgressLine progress = ProgressLine.of("replay", 1)) {
      summary = Replay.run(request(), progress::at);
    }
    tell(summary, Duration.between(start, Instant.now()));
    return strict && summary.rejected() > 0 ? 1 : 0;
  }

  private Replay.Request request() throws IOException {
    EscalationSettings settings = Defaults.settings(policy, model, gazetteer);
    return new Replay.Request(
        reports,
        policies,
        assessments,
        alerts,
        shadow,
        rejected,
        time("--from", from, Long.MIN_VALUE),
        time("--until", until, Long.MAX_VALUE),
        parallelism,
        settings);
  }

  private void tell(Replay.Summary summary, Duration taken) {
    PrintWriter say = spec.commandLine().getOut();
    say.printf(
        Locale.ROOT,
        "%,d records read, %,d rejected; %,d assessments, %,d alerts; %.1f s%n",
        summary.read(),
        summary.rejected(),
        summary.assessments(),
        summary.alerts(),
        taken.toMillis() / 1000.0);
  }

  private static long time(String option, String text, long absent) {
    if (text == null) {
      return absent;
    }
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
          : OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new CannotBegin(
          option + ": '" + text + "' is no time; write 2021-03-01 or 2021-03-01T06:00:00Z");
    }
  }
}

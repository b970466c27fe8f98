package org.forebell.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.forebell.alert.Alert;
import org.forebell.backtest.AreaStory;
import org.forebell.backtest.Chronicle;
import org.forebell.backtest.Timeline;
import org.forebell.report.Subject;
import org.forebell.risk.Assessment;
import org.forebell.risk.DecimalText;
import org.forebell.risk.Factor;
import org.forebell.risk.Level;
import org.forebell.risk.Line;
import org.forebell.risk.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a score is made of. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Says what the scores of an area at a time are made of, factor by factor.")
final class ExplainCommand implements Callable<Integer> {

  private static final int MOST_REPORTS = 12;

  @Mixin private History history;

  @Parameters(paramLabel = "AREA", description = "As in the reports, such as SDN/Khartoum.")
  private String area;

  @Option(
      names = "--at",
      required = true,
      paramLabel = "T",
      description = "2022-03-01 (00:00Z) or 2022-03-01T06:00:00Z.")
  private String at;

  @Option(names = "--model", paramLabel = "F", description = "Instead of the one that is shipped.")
  private String model;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Policy policy = history.policy();
    long instant = instant();
    Chronicle known = history.chronicle().until(instant + 1);
    Timeline timeline = Timeline.of(known, policy.retention().toMillis());
    AreaStory story;
    try {
      story =
          AreaStory.of(
              timeline,
              area,
              instant,
              Defaults.settings(null, model, null).readModel(),
              policy,
              history.places());
    } catch (IllegalArgumentException e) {
      throw new CannotBegin(e.getMessage());
    }
    PrintWriter say = spec.commandLine().getOut();
    say.printf(
        Locale.ROOT,
        "%s at %s, from %,d reports known by then%n",
        area,
        Instant.ofEpochMilli(instant),
        known.filings().size());
    for (Subject subject : Subject.values()) {
      tell(say, story, subject, policy);
    }
    say.println();
    say.println("heard: " + HeardLine.of(history.heard().until(area, instant), instant));
    say.println("reports of the area in the 30 days before: " + reports(story));
    return 0;
  }

  private static String reports(AreaStory story) {
    if (story.reports().isEmpty()) {
      return "none";
    }
    String first = story.reports().stream().limit(MOST_REPORTS).collect(Collectors.joining(", "));
    int more = story.reports().size() - MOST_REPORTS;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private static void tell(PrintWriter say, AreaStory story, Subject subject, Policy policy) {
    Assessment seen = story.assessments().get(subject);
    say.println();
    say.printf(
        Locale.ROOT,
        "%s: %s %% within 7 days, level %s; usual here %s %%%n",
        subject.code(),
        percent(seen.score().probability()),
        seen.level().code(),
        percent(seen.score().usual()));
    say.printf("  %-22s %14s %12s %14s%n", "factor", "seen", "multiplies", "makes a day");
    double intensity = 1;
    for (Factor factor : seen.score().factors()) {
      intensity *= factor.multiplier();
      say.printf(
          "  %-22s %14s %12s %14s%n",
          factor.name(),
          DecimalText.of(factor.value(), 4),
          "× " + DecimalText.of(factor.multiplier(), 4),
          DecimalText.of(intensity, 6));
    }
    say.printf(
        "  1 − exp(−7 × %s) = %s %%%n",
        DecimalText.of(intensity, 6), percent(seen.score().probability()));
    Alert open = story.open().get(subject);
    say.println("  " + (open == null ? next(policy) : open.exitRule()));
  }

  private static String next(Policy policy) {
    Line watch = policy.enter(Level.WATCH);
    return "Watch is taken when the chance reaches "
        + percent(watch.probability())
        + " %, or "
        + percent(watch.floor())
        + " % and "
        + DecimalText.of(watch.lift(), 1)
        + " times the usual.";
  }

  private static String percent(double share) {
    return DecimalText.of(share * 100, 2);
  }

  private long instant() {
    try {
      return at.length() == 10
          ? LocalDate.parse(at).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
          : OffsetDateTime.parse(at).toInstant().toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new CannotBegin(
          "--at: '" + at + "' is no time; write 2021-03-01 or 2021-03-01T06:00:00Z");
    }
  }
}

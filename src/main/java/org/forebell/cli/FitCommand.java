package org.forebell.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.forebell.backtest.Chronicle;
import org.forebell.backtest.Study;
import org.forebell.backtest.fit.Fitting;
import org.forebell.backtest.fit.ModelJson;
import org.forebell.backtest.fit.Selection;
import org.forebell.report.Subject;
import org.forebell.risk.Policy;
import org.forebell.risk.RiskModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fits the model on a history. */
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    description = {
      "Fits the model on a history of reports and writes it with what it was fitted on. The same",
      "reports, in any order and any number of files, give the same bytes. Needed are 100 incidents",
      "and threats of each subject in 5 areas over a year; with --prior 20 over 90 days."
    })
final class FitCommand implements Callable<Integer> {

  @Mixin private History history;

  @Option(
      names = "--out",
      paramLabel = "F",
      defaultValue = "config/model.json",
      description = "Where to write the model. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--prior",
      paramLabel = "F",
      description = "A model that the fit is drawn to, for a history too short to stand alone.")
  private String prior;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Instant start = Instant.now();
    RiskModel drawnTo = prior == null ? null : model(prior);
    Policy policy = history.policy();
    Study study;
    Map<Subject, Fitting.Fitted> fitted;
    try (ProgressLine progress = ProgressLine.of("fit", 3)) {
      Chronicle chronicle = history.chronicle();
      progress.step();
      study = Study.of(chronicle, policy, history.places());
      progress.step();
      fitted = Fitting.fit(study, drawnTo);
      progress.step();
    } catch (IllegalArgumentException e) {
      throw new CannotBegin(e.getMessage());
    }
    String json =
        ModelJson.write(study, fitted, Forebell.version(), drawnTo == null ? null : drawnTo.name());
    if (out.toAbsolutePath().getParent() != null) {
      Files.createDirectories(out.toAbsolutePath().getParent());
    }
    Files.writeString(out, json);
    tell(study, fitted, Duration.between(start, Instant.now()));
    return 0;
  }

  private static RiskModel model(String file) throws IOException {
    try {
      return RiskModel.read(new ByteArrayInputStream(Defaults.bytes(file, Defaults.MODEL)));
    } catch (IllegalArgumentException e) {
      throw new CannotBegin(e.getMessage());
    }
  }

  private void tell(Study study, Map<Subject, Fitting.Fitted> fitted, Duration taken) {
    PrintWriter say = spec.commandLine().getOut();
    say.printf(
        Locale.ROOT,
        "%,d filings, %d rejected; %d areas of %d countries; learnt from %s to %s%n",
        study.chronicle().filings().size(),
        study.chronicle().rejected(),
        study.panel().areas().size(),
        study.panel().countries().size(),
        LocalDate.ofEpochDay(study.firstDay()),
        LocalDate.ofEpochDay(study.lastDay()));
    fitted.forEach((subject, fit) -> tell(say, subject, fit));
    say.printf(Locale.ROOT, "written to %s; %.1f s%n", out, taken.toMillis() / 1000.0);
  }

  private static void tell(PrintWriter say, Subject subject, Fitting.Fitted fit) {
    Selection.Chosen chosen = fit.chosen();
    say.printf(
        Locale.ROOT,
        "%s: %,d area-days, %,d before an event; log score in cross-validation %.5f, ridge %.4f%n",
        subject.code(),
        fit.areaDays(),
        fit.eventDays(),
        chosen.logScore(),
        chosen.settings().ridge());
    for (Selection.Gain gain : chosen.gains()) {
      say.printf(
          Locale.ROOT,
          "  %-20s %s, adds %+.6f nats an area-day%n",
          gain.group().factor(),
          gain.kept() ? "kept" : "left out",
          gain.gain());
    }
  }
}

package org.forebell.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.forebell.alert.AlertOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what came of an alert. */
@Command(
    name = "outcome",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what came of an alert, so that backtest can say how often alerts of a level were right.",
      "Of several about one alert the newest holds. A lesson stays inside: no message shows it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:kept", "2:no such name or outcome, or the brokers do not take it"})
final class OutcomeCommand implements Callable<Integer> {

  private static final int LONGEST_LESSON = 2_000;

  @Mixin private Answering answering;

  @Parameters(index = "0", paramLabel = "ID", description = "the alert's name, such as K7RT-4MQD")
  private String alert;

  @Parameters(
      index = "1",
      paramLabel = "OUTCOME",
      description = {
        "true: what it warned of happened. false: nothing of it happened.",
        "unverifiable: nobody can tell. averted: it would have happened, had nobody acted."
      })
  private String outcome;

  @Option(
      names = "--lesson",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "what was learnt")
  private String lesson;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    AlertOutcome.Finding finding = AlertOutcome.Finding.of(outcome);
    if (finding == null) {
      throw new CannotBegin(
          "'" + outcome + "' is no outcome; write true, false, unverifiable or averted");
    }
    if (lesson.length() > LONGEST_LESSON) {
      throw new CannotBegin("--lesson may have " + LONGEST_LESSON + " characters");
    }
    AlertOutcome told =
        new AlertOutcome(
            Answering.name(alert),
            finding,
            answering.by(),
            InstantSource.system().millis(),
            lesson.strip());
    answering.keep(topics -> topics.told(told));
    spec.commandLine().getOut().println(told.alert() + " was " + finding.code());
    spec.commandLine().getOut().flush();
    return 0;
  }
}

package org.forebell.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.forebell.backtest.Backtest;
import org.forebell.backtest.Forecasts;
import org.forebell.backtest.Study;
import org.forebell.backtest.lived.Trial;
import org.forebell.place.Gazetteer;
import org.forebell.risk.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges fit and policy on a history. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Judges the way Forebell fits and alerts on a history it has not learnt from, beside what one",
      "would pick instead, and writes backtest.json and backtest.html."
    })
final class BacktestCommand implements Callable<Integer> {

  @Mixin private History history;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the resampling of areas. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Instant start = Instant.now();
    Policy policy = history.policy();
    Gazetteer places = history.places();
    ObjectNode root;
    try (ProgressLine progress = ProgressLine.of("backtest", 18)) {
      Study study = Study.of(history.chronicle(), policy, places);
      progress.step();
      Backtest backtest = new Backtest(study, policy, places, seed, done -> progress.step());
      root = judge(backtest, policy);
    } catch (IllegalArgumentException e) {
      throw new CannotBegin(e.getMessage());
    }
    Files.createDirectories(out);
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(out.resolve("backtest.json"), json.writeValueAsString(root) + "\n");
    tell(root, Duration.between(start, Instant.now()));
    return 0;
  }

  private ObjectNode judge(Backtest backtest, Policy policy) {
    List<Forecasts> forecasts = backtest.forecasts();
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("forebell", Forebell.version());
    root.put("seed", seed);
    root.set("reports", backtest.reports());
    root.putObject("policy").put("version", policy.version());
    var cells = backtest.cells(forecasts);
    root.set("cells", cells);
    root.set("referenceSum", Backtest.referenceSum(cells));
    List<Trial> trials = forecasts.stream().map(backtest::trial).toList();
    root.set("alerts", Backtest.alerts(forecasts, trials, policy));
    root.set("decision", Backtest.decision(forecasts, trials, policy));
    root.set("delay", backtest.delay(forecasts));
    return root;
  }

  private void tell(ObjectNode root, Duration taken) {
    PrintWriter say = spec.commandLine().getOut();
    say.printf(
        "%-9s %-17s %-28s %8s %8s %8s %8s%n",
        "subject", "split", "forecaster", "AP", "skill", "calib.", "AUC");
    for (var cell : root.path("cells")) {
      for (var each : cell.path("forecasters")) {
        say.printf(
            Locale.ROOT,
            "%-9s %-17s %-28s %8.4f %8.4f %8.4f %8.4f%n",
            cell.path("subject").asText(),
            cell.path("split").asText(),
            each.path("title").asText(),
            each.at("/measures/average_precision/value").asDouble(),
            each.at("/measures/brier_skill/value").asDouble(),
            each.at("/measures/calibration_error/value").asDouble(),
            each.at("/measures/auc/value").asDouble());
      }
    }
    say.printf(
        Locale.ROOT,
        "sum over the four cells %.4f, reference %.4f, ratio %.4f%n",
        root.at("/referenceSum/forebell").asDouble(),
        root.at("/referenceSum/logistic").asDouble(),
        root.at("/referenceSum/ratio").asDouble());
    say.printf(Locale.ROOT, "written to %s; %.1f s%n", out, taken.toMillis() / 1000.0);
  }
}

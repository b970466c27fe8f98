package org.forebell.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.forebell.backtest.Backtest;
import org.forebell.backtest.Forecasts;
import org.forebell.backtest.Hindsight;
import org.forebell.backtest.Split;
import org.forebell.backtest.Study;
import org.forebell.backtest.equity.AuditFile;
import org.forebell.backtest.equity.Equity;
import org.forebell.backtest.equity.Shortfall;
import org.forebell.backtest.lived.EquityBars;
import org.forebell.backtest.lived.PolicyText;
import org.forebell.backtest.lived.Trial;
import org.forebell.backtest.lived.Tuning;
import org.forebell.backtest.page.BacktestPage;
import org.forebell.backtest.page.ModelCard;
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
      "would pick instead, and writes backtest.json, backtest.html and MODEL.md."
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

  @Option(
      names = "--audit",
      paramLabel = "F",
      description = "The side file of convert --audit, for equity by facility and class of actor.")
  private Path audit;

  @Option(
      names = "--outcomes",
      paramLabel = "F",
      description = {
        "What export --topic alerts --topic outcomes wrote of a live system, for precision as told",
        "on the ground."
      })
  private Path outcomes;

  @Option(
      names = "--equity",
      paramLabel = "F",
      description = "Bars to hold, instead of those that are shipped.")
  private String equity;

  @Option(
      names = "--model",
      paramLabel = "F",
      description = "The model that MODEL.md tells of, instead of the one that is shipped.")
  private String model;

  @Option(
      names = "--tune",
      description = {
        "Search the policy's lines on these forecasts, write DIR/policy.yaml with the evidence for",
        "each line, and judge that policy."
      })
  private boolean tune;

  @Option(
      names = "--silence",
      description = {
        "Judge silences instead, year by year: cuts made into areas that give a report a week, false",
        "silences, completeness and timeliness; writes DIR/silence.json."
      })
  private boolean silence;

  @Option(names = "--check", description = "End with 1 when a bar of equity is broken.")
  private boolean check;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Instant start = Instant.now();
    if (silence) {
      return new SilenceReport(spec.commandLine().getOut()).write(history.heard(), seed, out);
    }
    Policy policy = history.policy();
    Gazetteer places = history.places();
    EquityBars bars = bars();
    AuditFile audited = audited();
    ObjectNode hindsight = hindsight();
    JsonNode told = new ObjectMapper().readTree(Defaults.bytes(model, Defaults.MODEL));
    Files.createDirectories(out);
    ObjectNode root;
    try (ProgressLine progress = ProgressLine.of("backtest", 18)) {
      Study study = Study.of(history.chronicle(), policy, places);
      progress.step();
      Backtest backtest = new Backtest(study, policy, places, seed, done -> progress.step());
      root = judge(backtest, policy, bars, audited);
      if (hindsight != null) {
        root.set("outcomes", hindsight);
      }
    } catch (IllegalArgumentException e) {
      throw new CannotBegin(e.getMessage());
    }
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(out.resolve("backtest.json"), json.writeValueAsString(root) + "\n");
    try (Writer page = Files.newBufferedWriter(out.resolve("backtest.html"))) {
      BacktestPage.write(root, page);
    }
    Files.writeString(out.resolve("MODEL.md"), ModelCard.of(root, told));
    tell(root, Duration.between(start, Instant.now()));
    return check && Equity.isBroken(root.path("equity")) ? 1 : 0;
  }

  private EquityBars bars() throws IOException {
    try {
      return EquityBars.read(new ByteArrayInputStream(Defaults.bytes(equity, Defaults.EQUITY)));
    } catch (IllegalArgumentException e) {
      throw new CannotBegin(e.getMessage());
    }
  }

  private List<Shortfall> shortfalls() throws IOException {
    return Shortfall.read(new ByteArrayInputStream(Defaults.bytes(equity, Defaults.EQUITY)));
  }

  private AuditFile audited() throws IOException {
    if (audit == null) {
      return null;
    }
    if (!Files.isReadable(audit)) {
      throw new CannotBegin("there is no file " + audit + " to read");
    }
    try (Reader csv = Files.newBufferedReader(audit)) {
      return AuditFile.read(csv);
    } catch (IllegalArgumentException e) {
      throw new CannotBegin(e.getMessage());
    }
  }

  private ObjectNode hindsight() throws IOException {
    if (outcomes == null) {
      return null;
    }
    if (!Files.isReadable(outcomes)) {
      throw new CannotBegin("there is no file " + outcomes + " to read");
    }
    Hindsight hindsight = new Hindsight();
    try (Stream<String> lines = Files.lines(outcomes)) {
      lines
          .filter(line -> !line.isBlank())
          .forEach(line -> hindsight.add(line.getBytes(StandardCharsets.UTF_8)));
    }
    return hindsight.json();
  }

  private ObjectNode judge(Backtest backtest, Policy shipped, EquityBars bars, AuditFile audited)
      throws IOException {
    List<Forecasts> forecasts = backtest.forecasts();
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("forebell", Forebell.version());
    root.put("seed", seed);
    root.set("reports", backtest.reports());
    var cells = backtest.cells(forecasts);
    root.set("cells", cells);
    root.set("referenceSum", Backtest.referenceSum(cells));
    List<Trial> trials = forecasts.stream().map(backtest::trial).toList();
    Policy policy = tune ? tuned(backtest, forecasts, trials, shipped) : shipped;
    root.putObject("policy").put("version", policy.version());
    root.set("alerts", Backtest.alerts(forecasts, trials, policy));
    root.set("decision", Backtest.decision(forecasts, trials, policy));
    root.set("delay", backtest.delay(forecasts));
    List<Trial> inTime = Backtest.of(Split.UNSEEN_TIME, forecasts, trials);
    root.set(
        "equity", new Equity(policy, bars, shortfalls(), audited).of(inTime, backtest.incidents()));
    root.set("criteria", Backtest.criteria(inTime, policy));
    return root;
  }

  private Policy tuned(
      Backtest backtest, List<Forecasts> forecasts, List<Trial> trials, Policy shipped)
      throws IOException {
    List<Trial> learnt = new ArrayList<>(Backtest.of(Split.UNSEEN_TIME, forecasts, trials));
    learnt.addAll(Backtest.of(Split.UNSEEN_COUNTRIES, forecasts, trials));
    Tuning tuning = Tuning.of(learnt, shipped, seed);
    String sha = backtest.reports().path("sha256").asText();
    String text = PolicyText.of(tuning, sha.substring(0, 8), "reports with SHA-256 " + sha);
    Path file = out.resolve("policy.yaml");
    Files.writeString(file, text);
    return Policy.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
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
    for (JsonNode bar : root.at("/equity/bars")) {
      say.printf(
          Locale.ROOT,
          "%-8s %-9s %-22s bar %.2f, reached %s%n",
          bar.path("met").asBoolean() ? "met" : bar.has("shortfall") ? "short" : "BROKEN",
          bar.path("subject").asText(),
          bar.path("name").asText(),
          bar.path("bar").asDouble(),
          bar.path("value").isNull() ? "nothing to measure" : bar.path("value").asText());
    }
    say.printf(Locale.ROOT, "written to %s; %.1f s%n", out, taken.toMillis() / 1000.0);
  }
}

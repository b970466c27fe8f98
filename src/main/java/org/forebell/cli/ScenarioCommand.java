package org.forebell.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.forebell.flink.ExportLine;
import org.forebell.flink.Topics;
import org.forebell.scenario.Scenario;
import org.forebell.scenario.Scene;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the records of a made-up world. */
@Command(
    name = "scenario",
    mixinStandardHelpOptions = true,
    description = "Writes the records of a made-up world as NDJSON, for replay, tests and load.")
final class ScenarioCommand implements Callable<Integer> {

  @Option(
      names = "--preset",
      paramLabel = "P",
      defaultValue = "demo",
      description = "demo, small, rhythm or load. Default: ${DEFAULT-VALUE}.")
  private String preset;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "7",
      description = "The same seed gives the same records. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--reports",
      paramLabel = "N",
      defaultValue = "100000",
      description = "About so many records with --preset load. Default: ${DEFAULT-VALUE}.")
  private int reports;

  @Option(names = "--canaries", description = "Mark every field that must never leave.")
  private boolean canaries;

  @Option(names = "--out", required = true, paramLabel = "F", description = "NDJSON to write.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Scenario scenario = scenario(preset, seed, reports);
    Iterator<Scene> scenes = (canaries ? scenario.withCanaries() : scenario).scenes();
    ExportLine lines = new ExportLine();
    long count = 0;
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(out))) {
      while (scenes.hasNext()) {
        Scene scene = scenes.next();
        file.write(
            lines.of(
                scene.access() ? Topics.ACCESS_REPORTS : Topics.INCIDENT_REPORTS,
                count++,
                scene.knownAt(),
                scene.value()));
      }
    }
    spec.commandLine().getOut().printf(Locale.ROOT, "%,d records written to %s%n", count, out);
    return 0;
  }

  static Scenario scenario(String preset, long seed, int reports) {
    return switch (preset) {
      case "demo" -> Scenario.demo(seed);
      case "small" -> Scenario.small(seed);
      case "rhythm" -> Scenario.rhythm(seed);
      case "load" -> Scenario.load(seed, reports);
      default -> throw new CannotBegin("--preset is demo, small, rhythm or load, not " + preset);
    };
  }
}

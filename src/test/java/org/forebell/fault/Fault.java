package org.forebell.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.forebell.flink.submit.Start;
import org.forebell.scenario.Scenario;
import org.forebell.scenario.ScenarioArea;
import org.forebell.scenario.Shares;

/**
 * A kind of fault: how often it is tried, and on what. All its runs follow one another on one job,
 * so each also judges what those before it left behind.
 *
 * <p>{@code -Dfaults=long} asks for the long form, {@code -Dfaults.only=NAME} for this kind alone.
 *
 * @param name plain words joined by hyphens
 * @param inShort runs in the short form, 0 to leave it out
 */
record Fault(String name, int inShort, int inLong, Ground ground) {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Path FOLDER = Path.of("target/faults");

  static Fault named(String name, int inShort, int inLong, Ground ground) {
    return new Fault(name, inShort, inLong, ground);
  }

  /** Where this kind keeps its files; what is left of a run that failed. */
  Path folder() {
    return FOLDER.resolve(name).toAbsolutePath();
  }

  /** Seconds of each run from the fault to the next alert. */
  List<Double> struckBy(Strike strike) throws Exception {
    String only = System.getProperty("faults.only", name);
    int runs = System.getProperty("faults", "short").equals("long") ? inLong : inShort;
    assumeTrue(List.of(only.split(",")).contains(name) && runs > 0, "not asked for");
    Awaitility.setDefaultTimeout(PATIENCE);
    delete(folder());
    try (Range range = Range.open(folder(), ground)) {
      range.submit(Start.Memory.UNSAID, null);
      List<Double> recoveries = onJob(range, strike, runs);
      range.close();
      delete(folder());
      return recoveries;
    } finally {
      Awaitility.reset();
    }
  }

  private List<Double> onJob(Range range, Strike strike, int runs) throws Exception {
    long seed = name.hashCode() & 0xFFFFL;
    FaultTable table = new FaultTable(name, seed);
    SplittableRandom random = new SplittableRandom(seed);
    List<Double> recoveries = new java.util.ArrayList<>();
    try (Load load = new Load(range.client(), world(seed), ground.hoursPerSecond());
        Reader reader = Reader.of(range.client())) {
      long before = 0;
      for (int number = 0; number < runs; number++) {
        Run run = new Run(range, load, reader, number, random.split());
        load.flow();
        run.awaitNews();
        strike.on(run);
        recoveries.add(run.awaitRecovery());
        long end = load.finish();
        Verdict verdict = Verdict.on(range, load, reader, folder(), end);
        table.add(load.reports() - before, recoveries.get(number), verdict);
        before = load.reports();
        assertThat(verdict).as("run %d of %s", number, name).matches(Verdict::isClean, "clean");
      }
    }
    return recoveries;
  }

  /** Forty areas in three countries, quiet ones and busy ones, some 190 reports a day in all. */
  private static Scenario world(long seed) {
    List<ScenarioArea> areas =
        IntStream.range(0, 40)
            .mapToObj(
                number -> {
                  String name = "XA" + (char) ('A' + number % 3) + "/District " + number;
                  double pace = 1.0 + number % 5;
                  return new ScenarioArea(name, 2 * pace, pace, 1 + number % 4);
                })
            .toList();
    return new Scenario(
        seed,
        java.time.Instant.parse("2024-03-04T00:00:00Z"),
        5000,
        areas,
        Shares.USUAL,
        false,
        false);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}

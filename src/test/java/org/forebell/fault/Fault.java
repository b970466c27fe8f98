package org.forebell.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A kind of fault: how often it is tried, and on what.
 *
 * <p>{@code -Dfaults=long} asks for the long form, {@code -Dfaults.only=NAME,…} for some kinds
 * alone.
 *
 * @param name plain words joined by hyphens
 * @param inShort runs in the short form, 0 to leave it out
 */
record Fault(String name, int inShort, int inLong, Ground ground) {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** So many runs are judged together. */
  private static final int TOGETHER = 5;

  /** Runs the kind; gives the seconds of each run from the fault to the next alert. */
  List<Double> struckBy(Strike strike) throws Exception {
    int runs = System.getProperty("faults", "short").equals("long") ? inLong : inShort;
    List<String> only = List.of(System.getProperty("faults.only", name).split(","));
    assumeTrue(runs > 0 && only.contains(name), "not asked for");
    Awaitility.setDefaultTimeout(PATIENCE);
    Awaitility.setDefaultPollInterval(Duration.ofMillis(50));
    Stand stand = Stands.on(ground, name, name.hashCode() & 0xFFFFL);
    try {
      return runs(stand, new FaultTable(name, stand.seed()), strike, runs);
    } catch (Exception | Error e) {
      Stands.giveUp();
      throw e;
    } finally {
      Awaitility.reset();
    }
  }

  private List<Double> runs(Stand stand, FaultTable table, Strike strike, int runs)
      throws Exception {
    List<Double> all = new ArrayList<>();
    List<Double> unjudged = new ArrayList<>();
    for (int number = 0; number < runs; number++) {
      unjudged.add(stand.run(strike, number));
      if (unjudged.size() == TOGETHER || number == runs - 1) {
        Verdict verdict = stand.judge();
        table.add(stand.newReports(), unjudged, verdict);
        assertThat(verdict).as("%s up to run %d", name, number).matches(Verdict::isClean, "clean");
        all.addAll(unjudged);
        unjudged.clear();
      }
    }
    return all;
  }
}

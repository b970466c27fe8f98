package org.forebell.backtest;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.forebell.place.Gazetteer;
import org.forebell.report.EventFacts;
import org.forebell.report.Subject;
import org.forebell.risk.Policy;

/**
 * A history made ready to learn from and to be judged by.
 *
 * @param firstDay to learn from and to judge, days since 1970; the days before only fill the counts
 * @param lastDay whose seven days after have passed
 */
public record Study(
    Chronicle chronicle,
    Map<String, Map<String, EventFacts>> truth,
    Panel panel,
    int firstDay,
    int lastDay) {

  private static final int WARM_UP_DAYS = 365;
  private static final int HORIZON_DAYS = 7;

  /** Makes a history ready; throws {@link IllegalArgumentException} where there is none. */
  public static Study of(Chronicle chronicle, Policy policy, Gazetteer places) {
    if (!policy.horizon().equals(Duration.ofDays(HORIZON_DAYS))
        || !policy.cadence().equals(Duration.ofDays(1))) {
      throw new IllegalArgumentException(
          "the history is learnt and judged by days and the seven days after: the policy must have"
              + " horizon P7D and cadence P1D");
    }
    Timeline timeline = Timeline.of(chronicle, policy.retention().toMillis());
    Map<String, Map<String, EventFacts>> truth = timeline.truth();
    Panel panel = PanelWriter.write(timeline, truth, timeline.lastDay(), policy, places);
    if (panel.size() == 0) {
      throw new IllegalArgumentException("the files hold no history: no area is known for a day");
    }
    int first = IntStream.range(0, panel.size()).map(panel::day).min().orElseThrow();
    int last = IntStream.range(0, panel.size()).map(panel::day).max().orElseThrow();
    // A quarter of a short history warms up, of a long one a year.
    int warmUp = Math.min(WARM_UP_DAYS, (last - first) / 4);
    return new Study(chronicle, truth, panel, first + warmUp, last - HORIZON_DAYS + 1);
  }

  /** All rows to learn from and to judge, ascending. */
  public int[] rows() {
    return IntStream.range(0, panel.size())
        .filter(row -> panel.day(row) >= firstDay && panel.day(row) <= lastDay)
        .toArray();
  }

  /** How many events affected the subject in areas that came to be known. */
  public long events(Subject subject) {
    return truth.values().stream()
        .flatMap(events -> events.values().stream())
        .filter(facts -> PanelWriter.targets(facts, subject) == 1)
        .count();
  }
}

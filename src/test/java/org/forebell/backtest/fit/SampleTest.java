package org.forebell.backtest.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.forebell.backtest.DrawnPanel;
import org.forebell.backtest.Panel;
import org.forebell.report.Subject;
import org.junit.jupiter.api.Test;

class SampleTest {

  private final Panel panel = DrawnPanel.of(2, 24, 500, (day, seen) -> 0.01);
  private final int[] rows = IntStream.range(0, panel.size()).toArray();

  @Test
  void every_day_before_an_event_is_in_it_once_and_quiet_ones_stand_for_twelve() {
    Sample sample = Sample.of(panel, Subject.STAFF, rows, 12);
    int events = 0;
    for (int i = 0; i < sample.rows().length; i++) {
      boolean event = panel.happened(Subject.STAFF, sample.rows()[i]);
      assertThat(sample.weights()[i]).isEqualTo(event ? 1 : 12);
      events += event ? 1 : 0;
    }

    assertThat(events)
        .isEqualTo(
            (int) Arrays.stream(rows).filter(row -> panel.happened(Subject.STAFF, row)).count());
    assertThat(sample.rows()).isSorted();
    assertThat(Arrays.stream(sample.weights()).sum() / rows.length).isCloseTo(1, within(0.1));
  }

  @Test
  void one_in_one_is_all_and_what_else_is_looked_at_changes_nothing() {
    assertThat(Sample.of(panel, Subject.STAFF, rows, 1).rows()).containsExactly(rows);

    int[] half = Arrays.copyOf(rows, rows.length / 2);
    int[] ofHalf = Sample.of(panel, Subject.STAFF, half, 12).rows();
    assertThat(Sample.of(panel, Subject.STAFF, rows, 12).rows()).startsWith(ofHalf);
  }
}

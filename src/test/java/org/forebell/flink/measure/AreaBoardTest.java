package org.forebell.flink.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.forebell.report.Subject;
import org.forebell.risk.Level;
import org.junit.jupiter.api.Test;

/** Few series, and the gravest of them. */
class AreaBoardTest {

  private final AreaBoard board = new AreaBoard(3);

  @Test
  void an_area_is_shown_while_it_is_above_normal() {
    assess("XAA", Level.NORMAL, 0.1, false);
    assertThat(levels()).isEmpty();
    assess("XAA", Level.WATCH, 0.3, false);
    assertThat(levels()).containsEntry(labels("XAA"), 1.0);
    assess("XAA", Level.NORMAL, 0.1, false);
    assertThat(levels()).isEmpty();
  }

  @Test
  void an_area_that_the_policy_names_is_always_shown() {
    assess("XAA", Level.NORMAL, 0.1, true);
    assertThat(levels()).containsEntry(labels("XAA"), 0.0);
    board.opened("XAA", Subject.STAFF, Level.WATCH, 7);
    board.closed("XAA", Subject.STAFF, true);
    assertThat(levels()).hasSize(1);
  }

  @Test
  void an_area_with_an_open_alert_stays_until_it_is_closed() {
    assess("XAA", Level.WATCH, 0.3, false);
    board.opened("XAA", Subject.STAFF, Level.WATCH, 7);
    assess("XAA", Level.NORMAL, 0.1, false);
    assertThat(told(board::openSince)).containsEntry(labels("XAA"), 7.0);
    board.closed("XAA", Subject.STAFF, false);
    assertThat(levels()).isEmpty();
    assertThat(told(board::openSince)).isEmpty();
  }

  @Test
  void past_the_cap_the_gravest_are_shown_and_the_others_are_counted() {
    assess("XAA", Level.WATCH, 0.30, false);
    assess("XAB", Level.WATCH, 0.31, false);
    assess("XAC", Level.CRITICAL, 0.20, false);
    assess("XAD", Level.WARNING, 0.25, false);
    assess("XAE", Level.WATCH, 0.29, false);
    assertThat(levels()).containsOnlyKeys(labels("XAC"), labels("XAD"), labels("XAB"));
    assertThat(board.notShown()).isEqualTo(2);
    assertThat(told(board::aboveNormal))
        .containsEntry(Map.of("level", "watch", "subject", "staff"), 3L)
        .containsEntry(Map.of("level", "critical", "subject", "facility"), 0L);
  }

  private void assess(String area, Level level, double probability, boolean named) {
    board.assessed(area, Subject.STAFF, level, probability, 0.1, named);
  }

  private static Map<String, String> labels(String area) {
    return Map.of("area", area, "subject", "staff");
  }

  private Map<Map<String, String>, Number> levels() {
    return told(board::levels);
  }

  private static Map<Map<String, String>, Number> told(Several.Telling telling) {
    Several several = new Several();
    telling.tell(several);
    return several;
  }
}

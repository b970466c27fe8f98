package org.forebell.flink.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.forebell.silence.Answer;
import org.forebell.silence.Silence;
import org.junit.jupiter.api.Test;

/** Quiet, cut off and late are kept apart, and few areas are shown by name. */
class HearingsTest {

  private final ToldMetrics told = new ToldMetrics();
  private final Hearings hearings = new Hearings(told);

  @Test
  void each_area_has_one_answer_and_a_silent_one_its_time() {
    hearings.heard("XAA/Harbour", Answer.QUIET, null, true);
    hearings.heard("XAA/Coast", Answer.LATE, null, true);
    hearings.heard("XAB", Answer.QUIET, null, true);
    hearings.heard("XAB", Answer.CUT_OFF, since(7_000), false);

    assertThat(gauge("heard_areas"))
        .containsEntry(Map.of("answer", "quiet"), 1)
        .containsEntry(Map.of("answer", "late"), 1)
        .containsEntry(Map.of("answer", "cut_off"), 1);
    assertThat(gauge("silence_timestamp_seconds")).isEqualTo(Map.of(Map.of("area", "XAB"), 7.0));
  }

  @Test
  void when_reports_come_again_or_all_is_forgotten_it_ends() {
    hearings.heard("XAA", Answer.CUT_OFF, since(1_000), true);
    hearings.heard("XAB", Answer.CUT_OFF, since(1_000), true);
    hearings.heard("XAA", Answer.QUIET, null, false);
    hearings.forgotten("XAB");

    assertThat(gauge("heard_areas"))
        .containsEntry(Map.of("answer", "quiet"), 1)
        .containsEntry(Map.of("answer", "cut_off"), 0);
    assertThat(gauge("silence_timestamp_seconds")).isEmpty();
  }

  @Test
  void of_very_many_the_longest_silent_are_shown() {
    for (int i = 0; i < 3_000; i++) {
      hearings.heard("XAA/District " + i, Answer.CUT_OFF, since(1_000 * (3_000 - i)), true);
    }

    assertThat(gauge("silence_timestamp_seconds"))
        .hasSize(1_000)
        .containsKey(Map.of("area", "XAA/District 2999"))
        .doesNotContainKey(Map.of("area", "XAA/District 0"));
    assertThat(gauge("heard_areas")).containsEntry(Map.of("answer", "cut_off"), 3_000);
  }

  private Map<Object, Object> gauge(String name) {
    return new HashMap<>((Map<?, ?>) told.gauge(name));
  }

  private static Silence since(long at) {
    return new Silence(at, 3, 3, Duration.ofHours(4), 0.001);
  }
}

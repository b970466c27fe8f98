package org.forebell.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A forecast is judged once, when its horizon is over. */
class ForecastsTest {

  private static final long DAY = 86_400_000L;
  private static final long WEEK = 7 * DAY;

  private final List<String> judged = new ArrayList<>();
  private Forecasts forecasts = new Forecasts();

  @Test
  void it_is_judged_by_what_happened_within_its_horizon() {
    for (int day = 0; day <= 8; day++) {
      next(day * DAY, 0.25, day == 8);
    }
    assertThat(judged)
        .containsExactly(
            "STAFF 0.25 0.5 false", "FACILITY 0.25 0.5 false",
            "STAFF 0.25 0.5 true", "FACILITY 0.25 0.5 true");
    assertThat(forecasts.size()).isEqualTo(7);
  }

  @Test
  void what_no_tick_came_for_in_time_is_never_judged() {
    next(0, 0.25, false);
    next(WEEK + DAY, 0.25, true);
    assertThat(judged).isEmpty();
    assertThat(forecasts.size()).isEqualTo(1);
  }

  @Test
  void it_goes_on_after_it_was_written_and_read() throws IOException {
    next(0, 0.25, false);
    forecasts = read(written(forecasts));
    next(WEEK, 0.75, true);
    assertThat(judged).contains("STAFF 0.25 0.5 true");
    assertThat(written(read(written(forecasts)))).isEqualTo(written(forecasts));
  }

  @Test
  void a_copy_goes_its_own_way() {
    next(0, 0.25, false);
    Forecasts copy = forecasts.copy();
    next(WEEK, 0.25, true);
    assertThat(copy.size()).isEqualTo(1);
    assertThat(copy).isNotSameAs(forecasts);
  }

  @Test
  void one_a_day_is_kept() {
    assertThat(Forecasts.areKeptOf(3 * DAY)).isTrue();
    assertThat(Forecasts.areKeptOf(3 * DAY + DAY / 2)).isFalse();
  }

  private void next(long at, double probability, boolean happened) {
    Score score = new Score(probability, 0.5, List.of());
    forecasts.next(
        at,
        WEEK,
        new Score[] {score, score},
        new boolean[] {happened, happened},
        (subject, p, usual, cameTrue) ->
            judged.add(subject.name() + " " + p + " " + usual + " " + cameTrue));
  }

  private static byte[] written(Forecasts forecasts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    forecasts.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Forecasts read(byte[] bytes) throws IOException {
    return Forecasts.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}

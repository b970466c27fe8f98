package org.forebell.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RhythmTest {

  private static final long HOUR = 3_600_000L;
  private static final long WEEK = 168 * HOUR;
  private static final long MONDAY = Instant.parse("2024-03-04T00:00:00Z").toEpochMilli();

  @Test
  void without_experience_an_hour_is_an_hour() {
    Rhythm rhythm = new Rhythm();

    assertThat(rhythm.minutes(MONDAY + 5 * HOUR, MONDAY + 8 * HOUR)).isCloseTo(180, within(1e-6));
    assertThat(rhythm.after(MONDAY + 5 * HOUR, 180)).isEqualTo(MONDAY + 8 * HOUR);
  }

  @Test
  void where_all_write_at_noon_a_morning_counts_next_to_nothing() {
    Rhythm rhythm = new Rhythm();
    for (int day = 0; day < 365; day++) {
      rhythm.add(MONDAY + day * 24 * HOUR + 12 * HOUR);
    }
    assertThat(rhythm.minutes(MONDAY, MONDAY + 12 * HOUR)).isLessThan(30);
    assertThat(rhythm.minutes(MONDAY + 12 * HOUR, MONDAY + 13 * HOUR)).isGreaterThan(1300);
  }

  @Property
  void a_week_is_a_week_and_the_way_there_is_the_way_back(
      @ForAll @IntRange(max = 500) int seed,
      @ForAll @IntRange(max = 167) int fromHour,
      @ForAll @IntRange(min = 1, max = 60_000) int minutes) {
    Rhythm rhythm = new Rhythm();
    java.util.Random random = new java.util.Random(seed);
    for (int i = 0; i < seed; i++) {
      rhythm.add(MONDAY + random.nextInt(5) * 24 * HOUR + (6 + random.nextInt(9)) * HOUR);
    }
    long from = MONDAY + fromHour * HOUR + 1234;
    assertThat(rhythm.minutes(from, from + WEEK)).isCloseTo(10_080, within(1e-6));

    long there = rhythm.after(from, minutes);
    assertThat(rhythm.minutes(from, there)).isGreaterThanOrEqualTo(minutes - 1e-6);
    assertThat(rhythm.minutes(from, there - 60_001)).isLessThan(minutes + 1e-6);
  }
}

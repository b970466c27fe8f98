package org.forebell.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HearingTest {

  private static final String AREA = "XAA/Harbour District";
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long MONDAY = Instant.parse("2024-03-04T00:00:00Z").toEpochMilli();

  @Test
  void an_area_from_which_nobody_was_ever_heard_is_not_silent() {
    Hearing hearing = new Hearing();
    hear(hearing, MONDAY, 1);

    assertThat(hearing.cutOffAt()).isEqualTo(Hearing.NEVER);
    assertThat(hearing.look(MONDAY + 300 * DAY).answer()).isEqualTo(Answer.QUIET);
  }

  @Test
  void who_reported_daily_and_does_not_is_cut_off_after_days_and_heard_again_at_once() {
    Hearing hearing = daily(120);
    long last = hearing.lastAt();

    assertThat(hearing.look(last + DAY).answer()).isEqualTo(Answer.QUIET);
    assertThat(Duration.ofMillis(hearing.cutOffAt() - last))
        .isBetween(Duration.ofDays(2), Duration.ofDays(10));
    Finding found = hearing.look(hearing.cutOffAt());
    assertThat(found.answer()).isEqualTo(Answer.CUT_OFF);
    assertThat(found.since()).isEqualTo(last);
    assertThat(found.sources()).isEqualTo(2);
    assertThat(found.silentSources()).isEqualTo(2);
    assertThat(found.chance()).isLessThan(0.01);
    assertThat(hearing.look(hearing.cutOffAt() - 1).answer()).isEqualTo(Answer.QUIET);

    hear(hearing, last + 30 * DAY, 1);
    assertThat(hearing.look(last + 30 * DAY).answer()).isEqualTo(Answer.QUIET);
  }

  @Test
  void what_was_known_of_an_area_without_a_rhythm_is_forgotten_after_400_days() throws IOException {
    Hearing forgotten = daily(3);
    long at = forgotten.lastAt() + 400 * DAY;
    assertThat(forgotten.forgottenAt()).isEqualTo(at);
    hear(forgotten, at, 1);
    Hearing fresh = new Hearing();
    hear(fresh, at, 1);

    assertThat(bytes(forgotten)).isEqualTo(bytes(fresh));
    assertThat(daily(120).forgottenAt()).isEqualTo(Hearing.NEVER);
  }

  @Test
  void a_silence_that_was_told_is_not_learnt_as_usual() {
    Hearing hearing = daily(120);
    long before = hearing.cutOffAt() - hearing.lastAt();
    hear(hearing, hearing.lastAt() + 90 * DAY, 1);

    assertThat(hearing.cutOffAt() - hearing.lastAt()).isLessThan(4 * before);
  }

  @Test
  void nothing_to_report_tells_quiet_from_cut_off() {
    Hearing hearing = daily(120);
    for (int day = 1; day < 60; day++) {
      long at = hearing.lastAt() + DAY;
      assertThat(hearing.cutOffAt()).isGreaterThan(at);
      hearing.hear(at, List.of(sign(at, 1, Sign.TELLS_NOTHING)));
    }
    assertThat(hearing.look(hearing.lastAt() + HOUR).answer()).isEqualTo(Answer.QUIET);
    assertThat(hearing.look(hearing.lastAt() + HOUR).silentSources()).isEqualTo(1);
  }

  @Test
  void a_free_weekend_is_no_silence_where_nobody_ever_writes_on_weekends() {
    Hearing weekdays = new Hearing();
    SplittableRandom random = new SplittableRandom(3);
    for (int hour = 0; hour < 40 * 168; hour++) {
      boolean desk = hour % 24 >= 6 && hour % 24 < 18 && hour % 168 < 120;
      if (desk && random.nextDouble() < 0.5) {
        hear(weekdays, MONDAY + hour * HOUR, 1 + random.nextInt(3));
      }
    }
    long friday = weekdays.lastAt();
    long fromFriday = weekdays.cutOffAt() - friday;
    hear(weekdays, MONDAY + 40 * 168 * HOUR + 7 * HOUR, 1);
    long fromMonday = weekdays.cutOffAt() - weekdays.lastAt();

    assertThat(fromFriday).isGreaterThan(2 * DAY).isLessThan(6 * DAY);
    assertThat(fromMonday).isLessThan(fromFriday - 36 * HOUR);
  }

  @Test
  void a_burst_of_reports_of_one_event_makes_nobody_expect_more() {
    Hearing plain = new Hearing();
    Hearing bursts = new Hearing();
    SplittableRandom random = new SplittableRandom(5);
    long at = MONDAY;
    for (int i = 0; i < 200; i++) {
      at += (long) (-Math.log(1 - random.nextDouble()) * 2 * DAY) + 4 * HOUR;
      hear(plain, at, 1);
      for (int forward = 0; forward < 4; forward++) {
        hear(bursts, at + forward * 40 * 60_000L, 1 + forward);
      }
    }
    double longer =
        (bursts.cutOffAt() - bursts.lastAt()) / (double) (plain.cutOffAt() - plain.lastAt());

    assertThat(longer).isBetween(0.6, 1.7);
  }

  @Test
  void reports_that_take_a_week_instead_of_an_hour_are_late_and_not_silent() {
    Hearing hearing = daily(60);
    for (int i = 0; i < 5; i++) {
      long at = hearing.lastAt() + DAY;
      hearing.hear(at, List.of(sign(at, 1, 7 * DAY)));
    }
    Finding found = hearing.look(hearing.lastAt());

    assertThat(found.answer()).isEqualTo(Answer.LATE);
    assertThat(found.usualDelay()).isBetween(Duration.ofMinutes(50), Duration.ofMinutes(70));
    assertThat(found.delay()).isBetween(Duration.ofDays(6), Duration.ofDays(8));
  }

  @Test
  void a_crowd_of_sources_is_bounded() throws IOException {
    Hearing hearing = new Hearing();
    for (int i = 0; i < 5_000; i++) {
      hear(hearing, MONDAY + i * HOUR, i);
    }
    assertThat(hearing.look(hearing.lastAt()).sources()).isEqualTo(32);
    assertThat(bytes(hearing).length).isLessThan(4_000);
  }

  @Property(tries = 50)
  void signs_of_one_instant_may_come_in_any_order(@ForAll @IntRange(max = 10_000) int seed)
      throws IOException {
    Random random = new Random(seed);
    Hearing one = new Hearing();
    Hearing other = new Hearing();
    long at = MONDAY;
    for (int i = 0; i < 60; i++) {
      at += random.nextInt(3) == 0 ? 60_000L : (long) (random.nextDouble() * 3 * DAY);
      List<Sign> signs = new ArrayList<>();
      for (int k = random.nextInt(4); k >= 0; k--) {
        signs.add(sign(at, random.nextInt(40), random.nextInt(4) * HOUR));
      }
      one.hear(at, signs);
      Collections.shuffle(signs, random);
      other.hear(at, signs);
    }
    assertThat(bytes(one)).isEqualTo(bytes(other));
  }

  @Property(tries = 50)
  void what_is_written_is_read_and_copies_are_apart(@ForAll @IntRange(max = 10_000) int seed)
      throws IOException {
    Random random = new Random(seed);
    Hearing hearing = new Hearing();
    long at = MONDAY;
    for (int i = 0; i < 40; i++) {
      at += (long) (random.nextDouble() * 4 * DAY);
      hear(hearing, at, random.nextInt(5));
    }
    byte[] before = bytes(hearing);
    Hearing read = Hearing.read(new DataInputStream(new ByteArrayInputStream(before)));
    assertThat(bytes(read)).isEqualTo(before);
    assertThat(read.cutOffAt()).isEqualTo(hearing.cutOffAt());

    hear(hearing.copy(), at + DAY, 9);
    assertThat(bytes(hearing)).isEqualTo(before);
  }

  @Property(tries = 100)
  void cut_off_comes_after_the_last_sign_and_stays(
      @ForAll @IntRange(max = 10_000) int seed, @ForAll @IntRange(min = 1, max = 400) int hours) {
    Random random = new Random(seed);
    Hearing hearing = new Hearing();
    long at = MONDAY;
    for (int i = 0; i < 30; i++) {
      at += (long) (-Math.log(1 - random.nextDouble()) * hours * HOUR);
      hear(hearing, at, random.nextInt(3));
    }
    long cutOff = hearing.cutOffAt();
    assertThat(cutOff).isGreaterThan(at);
    if (cutOff != Hearing.NEVER) {
      assertThat(hearing.look(cutOff).answer()).isEqualTo(Answer.CUT_OFF);
      assertThat(hearing.look(cutOff + 100 * DAY).answer()).isEqualTo(Answer.CUT_OFF);
      assertThat(hearing.look(cutOff).chance()).isLessThan(hearing.look(at).chance());
    }
  }

  @Test
  void what_was_said_before_and_is_sent_again_is_no_sign() throws IOException {
    Hearing hearing = daily(120);
    long last = hearing.lastAt();
    byte[] before = bytes(hearing);
    long source = 1 + 119 % 2;

    Sign again = new Sign(AREA, last + DAY, source, last, "r-1", 25 * HOUR);
    assertThat(hearing.hear(last + DAY, List.of(again))).isEmpty();
    assertThat(bytes(hearing)).isEqualTo(before);

    Sign news = new Sign(AREA, last + DAY, source, last + 1, "r-2", 25 * HOUR);
    assertThat(hearing.hear(last + DAY, List.of(again, news))).containsExactly(news);
    assertThat(hearing.lastAt()).isEqualTo(last + DAY);
    assertThat(hearing.lastReports()).contains("r-2").doesNotContain("r-1");
  }

  private static Hearing daily(int days) {
    Hearing hearing = new Hearing();
    for (int day = 0; day < days; day++) {
      hear(hearing, MONDAY + day * DAY + 9 * HOUR, 1 + day % 2);
    }
    return hearing;
  }

  private static void hear(Hearing hearing, long at, long source) {
    hearing.hear(at, List.of(sign(at, source, HOUR)));
  }

  private static Sign sign(long at, long source, long delayMs) {
    String report = delayMs == Sign.TELLS_NOTHING ? "" : "r-" + at + "-" + source + "-" + delayMs;
    return new Sign(AREA, at, source, at, report, delayMs);
  }

  private static byte[] bytes(Hearing hearing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    hearing.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}

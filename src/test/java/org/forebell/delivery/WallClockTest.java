package org.forebell.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nights and shifts around both changes of the clock. */
class WallClockTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** In 2026 Paris leaves out 02:00 to 03:00 on 29 March, and shows it twice on 25 October. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an evening before            | 22:00 | 06:00 | 2026-03-28T20:59:59.999Z | false |
          as they begin                | 22:00 | 06:00 | 2026-03-28T21:00:00Z     | true  | 2026-03-29T04:00:00Z
          as they end, an hour sooner  | 22:00 | 06:00 | 2026-03-29T04:00:00Z     | false |
          the night after              | 22:00 | 06:00 | 2026-03-29T20:00:00Z     | true  | 2026-03-30T04:00:00Z
          an end that is left out      | 22:00 | 02:30 | 2026-03-29T00:59:00Z     | true  | 2026-03-29T01:00:00Z
          and is over then             | 22:00 | 02:30 | 2026-03-29T01:00:00Z     | false |
          a beginning that is left out | 02:30 | 07:00 | 2026-03-29T01:00:00Z     | true  | 2026-03-29T05:00:00Z
          all of them left out         | 02:00 | 03:00 | 2026-03-29T01:00:00Z     | false |
          a longer night               | 22:00 | 06:00 | 2026-10-25T04:59:59Z     | true  | 2026-10-25T05:00:00Z
          an end that comes twice      | 22:00 | 02:30 | 2026-10-25T00:45:00Z     | true  | 2026-10-25T01:30:00Z
          ends with the second         | 22:00 | 02:30 | 2026-10-25T01:30:00Z     | false |
          a beginning that comes twice | 02:30 | 07:00 | 2026-10-25T00:30:00Z     | true  | 2026-10-25T06:00:00Z
          by day                       | 12:00 | 14:00 | 2026-10-25T11:00:00Z     | true  | 2026-10-25T13:00:00Z
          """)
  void quietHours(
      String what, LocalTime from, LocalTime to, Instant at, boolean quiet, Instant end) {
    QuietHours hours = new QuietHours(from, to);
    long ends = end == null ? at.toEpochMilli() : end.toEpochMilli();

    assertThat(hours.cover(at.toEpochMilli(), PARIS)).as(what).isEqualTo(quiet);
    assertThat(hours.end(at.toEpochMilli(), PARIS)).as(what).isEqualTo(ends);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-28T06:00:00Z, early",
    "2026-03-29T00:59:59Z, late",
    "2026-03-29T01:00:00Z, early",
    "2026-03-29T11:59:59Z, early",
    "2026-03-29T12:00:00Z, late",
    "2026-10-25T00:29:59Z, late",
    "2026-10-25T00:30:00Z, early",
    "2026-10-25T01:29:59Z, early",
    "2026-10-25T12:59:59Z, early",
    "2026-10-25T13:00:00Z, late",
  })
  void handOverFollowsTheWall(Instant at, String onDuty) {
    assertThat(team().onDuty(at.toEpochMilli())).isEqualTo(onDuty);
  }

  @Test
  void somebodyIsOnDutyEveryMinuteOfTheYear() {
    Team team = team();
    long end = Instant.parse("2027-01-01T00:00:00Z").toEpochMilli();
    for (long at = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli(); at < end; at += 60_000) {
      assertThat(team.onDuty(at)).isNotNull();
    }
  }

  /** Early from 02:30, an hour that comes never or twice, to 14:00, then late. */
  private static Team team() {
    Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
    LocalTime night = LocalTime.of(2, 30);
    LocalTime noon = LocalTime.of(14, 0);
    return new Team(
        "desk",
        PARIS,
        List.of(),
        List.of(
            new Team.Shift("early", days, night, noon), new Team.Shift("late", days, noon, night)),
        null);
  }
}

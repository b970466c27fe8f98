package org.forebell.backtest.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.forebell.backtest.CountedPanel;
import org.forebell.backtest.Panel;
import org.forebell.report.Subject;
import org.junit.jupiter.api.Test;

/** What each rule says of days few enough to count on one's fingers. */
class BaselinesByHandTest {

  /** Counts are kept in single precision. */
  private static final Offset<Double> NEAR = within(1e-7);

  @Test
  void constant_is_the_share_of_learnt_days_before_an_event() {
    Panel panel = new CountedPanel().area("SDN/A", days(20, 8)).build();

    // The event of day 8 lies within seven days of the midnights of days 2 to 8.
    assertThat(new Constant().forecast(panel, Subject.STAFF, rows(0, 14), rows(15, 17)))
        .containsExactly(0.5, 0.5);
  }

  @Test
  void own_rate_is_drawn_to_the_learnt_one_with_the_weight_of_a_year() {
    Panel panel = new CountedPanel().area("SDN/A", days(20, 8)).build();

    // Half of the learnt days are before an event: 1 − exp(−7 r) = ½, r = ln 2 / 7.
    double daily = StrictMath.log(2) / 7;
    double own = (1 + 365 * daily) / (15 + 365);
    assertThat(new OwnRate().forecast(panel, Subject.STAFF, rows(0, 14), rows(15, 16))[0])
        .isCloseTo(-StrictMath.expm1(-7 * own), NEAR);
  }

  @Test
  void ewma_halves_the_rate_in_a_half_life() {
    Panel panel = new CountedPanel().area("SDN/A", days(120, 0)).build();
    double[] of30 = Ewma.days30().forecast(panel, Subject.STAFF, new int[0], new int[] {1, 31});
    double[] of90 = Ewma.days90().forecast(panel, Subject.STAFF, new int[0], new int[] {1, 91});

    // One event weighs ln 2 / 30 a day at once and half of that 30 days on: 1 − 2^(−7/30), …
    assertThat(of30[0]).isCloseTo(1 - StrictMath.pow(2, -7 / 30.0), NEAR);
    assertThat(of30[1]).isCloseTo(1 - StrictMath.pow(2, -7 / 60.0), NEAR);
    assertThat(of90[0]).isCloseTo(1 - StrictMath.pow(2, -7 / 90.0), NEAR);
    assertThat(of90[1]).isCloseTo(1 - StrictMath.pow(2, -7 / 180.0), NEAR);
  }

  @Test
  void any_in_30_days_forgets_on_the_31st() {
    Panel panel = new CountedPanel().area("SDN/A", days(60, 0, 3)).build();
    double[] chances =
        Binned.anyInLast30Days()
            .forecast(panel, Subject.STAFF, rows(0, 10), new int[] {0, 1, 33, 34});

    // Learnt are ten days, 0 to 3 before an event. Bin "none" has day 0 alone, bin "any" 1 to 9.
    double none = (1 + 0.4) / (1 + 1);
    double any = (3 + 0.4) / (9 + 1);
    assertThat(chances[0]).isCloseTo(none, NEAR);
    assertThat(chances[1]).isCloseTo(any, NEAR);
    assertThat(chances[2]).isCloseTo(any, NEAR); // day 3's event is known at midnight 4, +29
    assertThat(chances[3]).isCloseTo(none, NEAR);
  }

  @Test
  void the_window_counts_to_five_and_no_further() {
    int[] events = days(40);
    events[10] = 4;
    events[11] = 1;
    events[12] = 30;
    Panel panel = new CountedPanel().area("SDN/A", events).build();
    double[] chances =
        Binned.countOfLast7Days()
            .forecast(panel, Subject.STAFF, rows(0, 12), new int[] {10, 11, 12, 13, 18, 20});

    // Learnt are twelve days, 4 to 11 before an event: base 8/12; only 4 events (day 11) are known.
    double base = 8 / 12.0;
    assertThat(chances[0]).isCloseTo((7 + base) / (11 + 1), NEAR);
    assertThat(chances[1]).isCloseTo((1 + base) / (1 + 1), NEAR);
    assertThat(chances[2]).isCloseTo(base, NEAR); // five: never learnt, so the base
    assertThat(chances[3]).isEqualTo(chances[2]); // 35 are as five
    assertThat(chances[4]).isEqualTo(chances[2]); // the 4 have left, 31 are as five
    assertThat(chances[5]).isEqualTo(chances[0]); // all have left
  }

  @Test
  void ears_c2_is_loudest_on_the_day_of_a_burst_and_below_nothing_after_it() {
    int[] events = days(40);
    events[10] = 1;
    events[30] = 2;
    Panel panel = new CountedPanel().area("SDN/A", events).build();
    double[] chances =
        Binned.earsC2()
            .forecast(panel, Subject.STAFF, rows(0, 20), new int[] {11, 31, 12, 14, 20, 21});

    // Learnt are twenty days, 4 to 10 before an event: base 7/20. Without events C2 is 0 (days 0
    // to 10, 12, 13); one event against none is 1 / √(6/49) = 2.86 (day 11); seven days from three
    // days on the event lies in the mean, and C2 is below 0 (days 14 to 20, of which six learnt).
    double base = 7 / 20.0;
    assertThat(chances[0]).isCloseTo((0 + base) / (1 + 1), NEAR);
    assertThat(chances[1]).isCloseTo(base, NEAR); // two events are 5.7: a bin never learnt
    assertThat(chances[2]).isCloseTo((7 + base) / (13 + 1), NEAR);
    assertThat(chances[3]).isCloseTo((0 + base) / (6 + 1), NEAR);
    assertThat(chances[4]).isEqualTo(chances[3]);
    assertThat(chances[5]).isEqualTo(chances[2]);
  }

  @Test
  void no_rule_counts_the_days_of_the_area_before_it() {
    Panel panel = new CountedPanel().area("SDN/A", days(10, 8)).area("SDN/B", days(10)).build();

    // Row 10 is the first of SDN/B; row 9, of SDN/A, has an event.
    double[] chances =
        Binned.countOfLast7Days().forecast(panel, Subject.STAFF, rows(0, 10), new int[] {0, 10});
    assertThat(chances[1]).isEqualTo(chances[0]);
  }

  /** So many quiet days, but for one event on some. */
  private static int[] days(int length, int... events) {
    int[] days = new int[length];
    for (int each : events) {
      days[each] = 1;
    }
    return days;
  }

  private static int[] rows(int first, int end) {
    return IntStream.range(first, end).toArray();
  }
}

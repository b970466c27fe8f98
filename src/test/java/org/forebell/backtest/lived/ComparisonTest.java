package org.forebell.backtest.lived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.forebell.backtest.Played;
import org.forebell.backtest.Timeline;
import org.forebell.report.Subject;
import org.forebell.risk.Level;
import org.junit.jupiter.api.Test;

/**
 * Two areas, known from February on, and a shadow that begins on 2 March 2024 at six. Days from 3
 * to 12 March count, twenty area-days.
 */
class ComparisonTest {

  private static final String KABUL = "AFG/Kabul Province";
  private static final String GHOR = "AFG/Ghor Province";
  private static final long BEGAN = at("2024-03-02T06:00:00Z");
  private static final long UNTIL = at("2024-03-13T12:00:00Z");
  private static final long RETENTION = 400 * 86_400_000L;

  private static final List<String> REPORTS =
      List.of(
          report("old-1", KABUL, "2024-02-20"),
          report("old-2", GHOR, "2024-02-20"),
          report("covered-by-live", KABUL, "2024-03-06"),
          report("on-the-day-itself", GHOR, "2024-03-09"),
          report("covered-by-shadow", GHOR, "2024-03-11"),
          report("after-the-last-day", KABUL, "2024-03-13"));

  private static final List<ToldAlert> LIVE =
      List.of(
          told("K", 1, "raised", KABUL, Level.WATCH, "2024-03-01T00:00:00Z"),
          told("K", 2, "escalated", KABUL, Level.WARNING, "2024-03-05T10:00:00Z"),
          told("K", 2, "escalated", KABUL, Level.WARNING, "2024-03-05T10:00:00Z"),
          told("K", 3, "cleared", KABUL, Level.NORMAL, "2024-03-08T00:00:00Z"),
          exercise("E", GHOR, "2024-03-04T00:00:00Z"));

  private static final List<ToldAlert> SHADOW =
      List.of(
          told("S", 2, "cleared", KABUL, Level.NORMAL, "2024-03-04T12:00:00Z"),
          told("S", 1, "raised", KABUL, Level.WATCH, "2024-03-02T06:00:00Z"),
          told("T", 1, "raised", GHOR, Level.WATCH, "2024-03-09T10:00:00Z"));

  @Test
  void whole_days_count_in_areas_that_are_known() {
    Comparison comparison = compare(LIVE, SHADOW);

    assertThat(comparison.days()).isEqualTo(10);
    assertThat(comparison.areas()).isEqualTo(2);
    assertThat(comparison.areaDays()).isEqualTo(20);
    assertThat(comparison.perAreaMonth(2)).isCloseTo(3.04375, within(1e-12));
  }

  @Test
  void what_stood_at_midnight_covers_the_day() {
    ComparedLevel watch = staff().levels().get(0);

    assertThat(watch.areaDays().live()).as("Kabul, 3 to 7 March").isEqualTo(new Share(5, 20, 2));
    assertThat(watch.areaDays().shadow())
        .as("Kabul on 3 and 4, Ghor from 10 to 12")
        .isEqualTo(new Share(5, 20, 2));
    assertThat(watch.cover().live()).as("6 March").isEqualTo(new Share(1, 3, 2));
    assertThat(watch.cover().shadow()).as("11 March").isEqualTo(new Share(1, 3, 2));
  }

  @Test
  void a_level_counts_with_all_above_it() {
    ComparedLevel warning = staff().levels().get(1);

    assertThat(warning.level()).isEqualTo(Level.WARNING);
    assertThat(warning.areaDays().live()).as("6 and 7 March").isEqualTo(new Share(2, 20, 2));
    assertThat(warning.cover().live()).isEqualTo(new Share(1, 3, 2));
    assertThat(warning.areaDays().shadow().part()).isZero();
    assertThat(staff().levels().get(2).liveEpisodes()).isZero();
  }

  @Test
  void episodes_are_judged_where_their_seven_days_have_passed() {
    ComparedLevel watch = staff().levels().get(0);

    assertThat(watch.liveEpisodes()).isEqualTo(1);
    assertThat(watch.shadowEpisodes()).isEqualTo(2);
    assertThat(watch.precision().live()).as("6 March follows").isEqualTo(new Share(1, 1, 1));
    assertThat(watch.precision().shadow())
        .as("that of Ghor has too few days left")
        .isEqualTo(new Share(1, 1, 1));
  }

  @Test
  void what_is_told_since_the_shadow_began_counts_once_and_without_exercises() {
    Messages live = staff().live();
    Messages shadow = staff().shadow();

    assertThat(live.all()).as("escalated and cleared").isEqualTo(2);
    assertThat(live.escalated()).containsEntry(Level.WARNING, 1).containsEntry(Level.CRITICAL, 0);
    assertThat(shadow.all()).as("not what stood when it began").isEqualTo(2);
    assertThat(shadow.raised()).containsEntry(Level.WATCH, 1);
  }

  @Test
  void each_subject_stands_alone() {
    Comparison.OfSubject facility = compare(LIVE, SHADOW).subjects().get(1);

    assertThat(facility.subject()).isEqualTo(Subject.FACILITY);
    assertThat(facility.live().all()).isZero();
    assertThat(facility.levels().get(0).cover().live()).isEqualTo(new Share(0, 0, 0));
    assertThat(facility.levels().get(0).cover().live().value()).isNaN();
  }

  @Test
  void two_areas_and_three_incidents_tell_nothing() {
    assertThat(staff().levels())
        .allSatisfy(
            level -> {
              assertThat(level.cover().finding()).isEqualTo(Beside.Finding.TOO_FEW);
              assertThat(level.areaDays().finding())
                  .as("too few areas")
                  .isEqualTo(Beside.Finding.TOO_FEW);
              assertThat(level.precision().finding()).isEqualTo(Beside.Finding.TOO_FEW);
            });
  }

  @Test
  void a_shadow_that_says_nothing_covers_less_at_less_cost() {
    List<ToldAlert> live = new ArrayList<>();
    List<String> reports = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String area = "AFG/Area " + i;
      reports.add(report("old-" + i, area, "2024-02-20"));
      reports.add(report("new-" + i, area, "2024-03-06"));
      live.add(told("L" + i, 1, "raised", area, Level.WATCH, "2024-03-01T00:00:00Z"));
    }

    ComparedLevel silent = compare(reports, live, List.of()).subjects().get(0).levels().get(0);
    ComparedLevel alike = compare(reports, live, live).subjects().get(0).levels().get(0);

    assertThat(silent.cover().live()).isEqualTo(new Share(24, 24, 24));
    assertThat(silent.cover().finding()).isEqualTo(Beside.Finding.LESS);
    assertThat(silent.areaDays().finding()).isEqualTo(Beside.Finding.LESS);
    assertThat(silent.precision().finding())
        .as("it had no episode")
        .isEqualTo(Beside.Finding.TOO_FEW);
    assertThat(alike.cover().finding()).isEqualTo(Beside.Finding.ALIKE);
    assertThat(alike.cover().difference().value()).isZero();
  }

  @Test
  void a_shadow_of_this_morning_has_no_day_yet() {
    Timeline timeline = timeline(REPORTS);
    Comparison none =
        Comparison.of(new Comparison.Told(timeline, LIVE, SHADOW), UNTIL - 3_600_000, UNTIL, 1);

    assertThat(none.days()).isZero();
    assertThat(none.areaDays()).isZero();
  }

  @Test
  void an_alert_is_read_by_its_contract() throws Exception {
    String line =
        """
        {"id":"K7RT-4MQD","version":2,"change":"escalated","area":"AFG/Kabul Province",
         "subject":"staff","level":"warning","at":"2024-03-05T10:00:00Z","test":false,
         "overrides":[{"id":"m","action":"mute"}],"policy":"next"}
        """;

    assertThat(ToldAlert.read(new ObjectMapper().readTree(line)))
        .isEqualTo(
            new ToldAlert(
                "K7RT-4MQD",
                2,
                "escalated",
                KABUL,
                Subject.STAFF,
                Level.WARNING,
                at("2024-03-05T10:00:00Z"),
                false,
                true,
                true,
                "next"));
  }

  private static Comparison.OfSubject staff() {
    return compare(LIVE, SHADOW).subjects().get(0);
  }

  private static Comparison compare(List<ToldAlert> live, List<ToldAlert> shadow) {
    return compare(REPORTS, live, shadow);
  }

  private static Comparison compare(
      List<String> reports, List<ToldAlert> live, List<ToldAlert> shadow) {
    return Comparison.of(new Comparison.Told(timeline(reports), live, shadow), BEGAN, UNTIL, 1);
  }

  private static Timeline timeline(List<String> reports) {
    return Timeline.of(Played.chronicle(reports).until(UNTIL + 1), RETENTION);
  }

  private static ToldAlert told(
      String id, int version, String change, String area, Level level, String at) {
    return new ToldAlert(
        id, version, change, area, Subject.STAFF, level, at(at), false, false, false, "p");
  }

  private static ToldAlert exercise(String id, String area, String at) {
    return new ToldAlert(
        id, 1, "raised", area, Subject.STAFF, Level.CRITICAL, at(at), true, true, false, "p");
  }

  private static String report(String id, String area, String day) {
    return ("{\"id\":\"%s\",\"kind\":\"incident\",\"source\":{\"id\":\"d\"},\"area\":\"%s\","
            + "\"occurredAt\":\"%sT11:30:00Z\",\"reportedAt\":\"%sT11:45:00Z\","
            + "\"act\":\"shooting\",\"outcome\":\"harm\",\"affects\":[\"staff\"]}")
        .formatted(id, area, day, day);
  }

  private static long at(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}

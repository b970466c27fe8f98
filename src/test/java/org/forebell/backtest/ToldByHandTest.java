package org.forebell.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.forebell.report.Subject;
import org.forebell.risk.Quantity;
import org.junit.jupiter.api.Test;

/** Histories of a few reports: what is judged by, what was known, and when. */
class ToldByHandTest {

  private static final String GAO = "MLI/Gao";

  /** Tells of nothing that is judged, and keeps the history going to the end of January. */
  private static final String LAST =
      incident("last", "MLI/Mopti", "2020-01-31T01:00:00Z", "2020-01-31T02:00:00Z", "staff");

  private static final String FIRST =
      incident("first", GAO, "2020-01-01T03:00:00Z", "2020-01-01T06:00:00Z", "facility");

  @Test
  void an_area_begins_at_the_midnight_after_its_first_report() {
    Panel panel = Played.study(List.of(FIRST, LAST)).panel();

    assertThat(panel.areas()).containsExactly(GAO, "MLI/Mopti");
    assertThat(days(panel, GAO)[0]).isEqualTo(day("2020-01-02"));
    assertThat(days(panel, GAO)).hasSize(30).isSorted();
    assertThat(days(panel, "MLI/Mopti")).isEmpty();
  }

  @Test
  void what_is_told_late_is_judged_by_at_once_and_known_from_the_midnight_after() {
    String late = incident("late", GAO, "2020-01-12T09:00:00Z", "2020-01-17T15:00:00Z", "staff");
    Panel panel = Played.study(List.of(FIRST, late, LAST)).panel();

    for (int row : rows(panel, GAO)) {
      int day = panel.day(row);
      boolean within = day >= day("2020-01-06") && day <= day("2020-01-12");
      assertThat(panel.happened(Subject.STAFF, row)).as("day %s", day).isEqualTo(within);
      boolean known = day >= day("2020-01-18");
      assertThat(panel.observed(Subject.STAFF, Quantity.SUBJECT_EVER, row))
          .isEqualTo(known ? 1 : 0);
      assertThat(panel.fresh(Subject.STAFF, row)).isEqualTo(day == day("2020-01-18") ? 1 : 0);
      assertThat(panel.happened(Subject.FACILITY, row)).isFalse();
    }
  }

  @Test
  void what_is_withdrawn_never_came_but_was_believed_until_then() {
    String wrong = incident("wrong", GAO, "2020-01-10T09:00:00Z", "2020-01-10T10:00:00Z", "staff");
    String sorry =
        "{'id':'sorry','kind':'retraction','of':'wrong','reportedAt':'2020-01-14T10:00:00Z'}"
            .replace('\'', '"');
    Panel panel = Played.study(List.of(FIRST, wrong, sorry, LAST)).panel();

    for (int row : rows(panel, GAO)) {
      int day = panel.day(row);
      boolean believed = day >= day("2020-01-11") && day <= day("2020-01-14");
      assertThat(panel.happened(Subject.STAFF, row)).isFalse();
      assertThat(panel.observed(Subject.STAFF, Quantity.SUBJECT_EVER, row))
          .as("day %s", day)
          .isEqualTo(believed ? 1 : 0);
      assertThat(panel.fresh(Subject.STAFF, row)).isNotNegative();
    }
  }

  @Test
  void what_is_corrected_to_another_area_came_there() {
    String there = incident("moved", GAO, "2020-01-10T09:00:00Z", "2020-01-10T10:00:00Z", "staff");
    String here =
        incident("moved", "MLI/Mopti", "2020-01-10T09:00:00Z", "2020-01-13T10:00:00Z", "staff");
    Study study = Played.study(List.of(FIRST, there, here, LAST));
    Panel panel = study.panel();

    assertThat(Arrays.stream(rows(panel, GAO)))
        .noneMatch(row -> panel.happened(Subject.STAFF, row));
    // Mopti is known from the 14th on, when the seven days before the 10th's event are over.
    assertThat(days(panel, "MLI/Mopti")[0]).isEqualTo(day("2020-01-14"));
    int first = rows(panel, "MLI/Mopti")[0];
    assertThat(panel.observed(Subject.STAFF, Quantity.SUBJECT_EVER, first)).isEqualTo(1);
    assertThat(study.truth().get("MLI/Mopti").keySet()).hasSize(2);
    assertThat(study.truth().get(GAO)).hasSize(1);
  }

  @Test
  void the_seven_days_of_the_last_row_to_judge_end_with_the_day_of_the_last_report() {
    Study study = Played.study(List.of(FIRST, LAST));

    assertThat(study.lastDay() + 6).isEqualTo(day("2020-01-31"));
    assertThat(Arrays.stream(study.rows()))
        .allMatch(row -> study.panel().day(row) <= study.lastDay());
    assertThat(Arrays.stream(study.rows()))
        .allMatch(row -> study.panel().day(row) >= study.firstDay());
  }

  @Test
  void no_reports_are_no_history() {
    assertThatThrownBy(() -> Played.study(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hold no history");
  }

  private static String incident(
      String id, String area, String occurredAt, String reportedAt, String affects) {
    return ("{'id':'"
            + id
            + "','kind':'incident','source':{'id':'desk','reliability':'B'},'credibility':2,"
            + "'occurredAt':'"
            + occurredAt
            + "','timePrecision':'PT1H','reportedAt':'"
            + reportedAt
            + "','area':'"
            + area
            + "','act':'assault','outcome':'harm','affects':['"
            + affects
            + "'],'status':'confirmed'}")
        .replace('\'', '"');
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }

  private static int[] days(Panel panel, String area) {
    return IntStream.of(rows(panel, area)).map(panel::day).toArray();
  }

  private static int[] rows(Panel panel, String area) {
    int number = panel.areas().indexOf(area);
    return IntStream.range(0, panel.size()).filter(row -> panel.area(row) == number).toArray();
  }
}

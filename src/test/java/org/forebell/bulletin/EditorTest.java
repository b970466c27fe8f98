package org.forebell.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.forebell.bulletin.Papers.AT;
import static org.forebell.bulletin.Papers.DAY;
import static org.forebell.bulletin.Papers.MIDNIGHT;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.forebell.bulletin.Bulletin.AreaNow;
import org.forebell.bulletin.Bulletin.Direction;
import org.forebell.bulletin.Gathered.Topic;
import org.forebell.delivery.Tier;
import org.forebell.report.Subject;
import org.forebell.risk.Level;
import org.forebell.wording.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a bulletin holds, by papers of one day. */
class EditorTest {

  private static final Bulletin INSIDE = Papers.day().bulletin(Tier.INSIDE);
  private static final Bulletin PARTNER = Papers.day().bulletin(Tier.PARTNER);
  private static final Bulletin OUTWARD = Papers.day().bulletin(Tier.OUTWARD);

  @Test
  void the_worst_stands_first_with_what_changed() {
    assertThat(INSIDE.areas())
        .extracting(each -> Say.area(each.area()) + " " + each.level().code())
        .containsExactly("Upper River critical", "Farm of the Lake warning", "Lower River watch");
    AreaNow worst = INSIDE.areas().get(0);
    assertThat(worst.since()).isEqualTo(MIDNIGHT - 3_600_000);
    assertThat(worst.weekAgo()).isEqualTo(0.4);
    assertThat(worst.course()).hasSize(57).startsWith(0.1, 0.1).endsWith(0.4, 0.4);
    assertThat(worst.incidents7d().text()).isEqualTo("3");
    assertThat(worst.latitude()).isEqualTo(10);
    assertThat(INSIDE.maps()).singleElement().satisfies(map -> assertThat(map.marks()).hasSize(2));
  }

  @Test
  void a_change_of_level_is_told_once_from_where_it_stood_to_where_it_stands() {
    assertThat(INSIDE.moves())
        .extracting(each -> each.direction() + " " + each.from() + " " + each.to())
        .containsExactly("UP WARNING CRITICAL", "CANCELLED WATCH NORMAL");
    assertThat(INSIDE.moves().get(0).direction()).isEqualTo(Direction.UP);
    assertThat(INSIDE.news().get(0).text())
        .isEqualTo(
            "Upper River, XAA, staff: up from warning to critical, 40\u00a0% (1\u00a0in\u00a02.5).");
    assertThat(INSIDE.news()).hasSizeLessThanOrEqualTo(5);
    assertThat(INSIDE.withdrawn()).extracting(Told::id).containsExactly("F4F4-2222");
  }

  @Test
  void an_answer_before_an_escalation_is_none_to_it() {
    Papers papers = Papers.day().answered("C4C4-2222", "field-duty-a", MIDNIGHT - 2 * DAY);
    assertThat(papers.bulletin(Tier.INSIDE).actions().open())
        .extracting(each -> each.alert().id())
        .containsExactly("C4C4-2222");
    papers.answered("C4C4-2222", "field-duty-b", MIDNIGHT);
    assertThat(papers.bulletin(Tier.INSIDE).actions().open()).isEmpty();
    assertThat(papers.bulletin(Tier.INSIDE).areas().get(0).answer().by())
        .containsExactly("field-duty-b");
    assertThat(papers.bulletin(Tier.PARTNER).areas().get(0).answer().by()).isEmpty();
  }

  @Test
  void counts_stand_beside_those_of_the_same_weekdays_before() {
    assertThat(INSIDE.tallies())
        .filteredOn(each -> each.subject() == Subject.STAFF)
        .extracting(each -> each.kind() + " " + each.last24h().text() + " " + each.median())
        .containsExactly("incidents 3 3.0", "near_misses_and_threats 1 1.0");
    assertThat(INSIDE.tallies()).allSatisfy(each -> assertThat(each.weeks()).isEqualTo(8));
    assertThat(Tallies.median(List.of(4, 1, 9, 2))).isEqualTo(3);
    assertThat(Tallies.median(List.of())).isNaN();
  }

  /** Three incidents a week in one area and four in another, said 0.1, 0.4, 0.3 by turns. */
  @Test
  void forecasts_are_judged_by_the_same_days_a_week_later() {
    assertThat(INSIDE.verdict().newest().forecasts()).isEqualTo(5);
    assertThat(INSIDE.verdict().newest().cameTrue()).isEqualTo(2);
    assertThat(INSIDE.verdict().newest().perhaps()).isEqualTo(1);
    assertThat(INSIDE.verdict().newest().expected())
        .isCloseTo(0.4 + 0.02 + 0.08 + 0.01 + 0.3, within(1e-9));
    assertThat(INSIDE.verdict().all().forecasts()).isEqualTo(40);
    assertThat(INSIDE.verdict().all().cameTrue()).isEqualTo(16);
    assertThat(INSIDE.verdict().foreseen()).isCloseTo((3 + 8 * 4) / 56.0, within(1e-9));
    assertThat(INSIDE.verdict().misses())
        .hasSize(3)
        .first()
        .satisfies(miss -> assertThat(miss.day()).isEqualTo(MIDNIGHT - 7 * DAY));
    assertThat(INSIDE.verdict().outcomes()).containsExactly(0, 1, 0, 0);
  }

  @Test
  void only_inside_hears_of_silence_of_rejections_and_of_who_has_not_answered() {
    assertThat(INSIDE.unheard().silent()).extracting(Told::id).containsExactly("J4J4-2222");
    assertThat(INSIDE.unheard().rejected())
        .singleElement()
        .satisfies(each -> assertThat(each.reason()).isEqualTo("unknown_code"));
    for (Bulletin each : List.of(PARTNER, OUTWARD)) {
      assertThat(each.unheard()).isNull();
      assertThat(each.actions()).isNull();
      assertThat(each.toString()).doesNotContain("J4J4-2222", "field-duty");
    }
  }

  @Test
  void what_a_sender_wrote_as_an_area_and_small_cells_stay_inside() {
    assertThat(INSIDE.toString()).contains("Farm of the Lake");
    assertThat(PARTNER.toString()).doesNotContain("Farm");
    assertThat(PARTNER.areas().get(0).incidents7d().text()).isEqualTo("1–4");
    assertThat(PARTNER.tallies().get(0).last24h().text()).isEqualTo("1–4");
    assertThat(PARTNER.tallies().get(0).median()).isNaN();
    assertThat(OUTWARD.toString()).doesNotContain("Upper River").doesNotContain("XA01");
    assertThat(OUTWARD.areas()).hasSize(1);
    assertThat(OUTWARD.areas().get(0).incidents7d()).isNull();
    assertThat(OUTWARD.maps()).isEmpty();
  }

  /** Of eight weeks 16 forecasts came true, 8 of them with one word and 8 with another. */
  @Test
  void no_small_cell_can_be_had_from_how_we_did() {
    assertThat(PARTNER.verdict().newest().forecasts()).as("2 of 5 came true").isZero();
    assertThat(PARTNER.verdict().all().cameTrue()).isEqualTo(16);
    assertThat(PARTNER.verdict().all().perhaps()).isEqualTo(Bulletin.Observed.UNTOLD);
    Papers once = new Papers();
    for (int day = 57; day >= 0; day--) {
      long at = MIDNIGHT - day * DAY;
      once.assessed("XAA/XA01", "staff", at, 0.3, "watch", 0, 0, 1, 0);
      once.assessed("XAA/XA02", "staff", at, 0.01, "normal", 0, 0, day == 0 ? 1 : 0, 0);
    }
    Bulletin inside = once.bulletin(Tier.INSIDE);
    Bulletin partner = once.bulletin(Tier.PARTNER);
    assertThat(inside.verdict().all().cameTrue()).isEqualTo(9);
    assertThat(partner.verdict().all().cameTrue()).isEqualTo(9);
    assertThat(partner.outlook())
        .as("9 less 8 would tell of the 1, so neither is told")
        .extracting(each -> each.observed().forecasts())
        .containsExactly(0, 0);
    assertThat(inside.outlook())
        .extracting(each -> each.observed().cameTrue())
        .containsExactly(8, 1);
  }

  @Test
  void what_became_known_later_is_passed_over() {
    Bulletin later =
        Papers.day()
            .alert("C4C4-2222", 3, "cleared", "XAA/XA01", "critical", "normal", AT + 1)
            .assessed("XAA/XA01", "staff", AT + DAY, 0.9, "critical", 9, 9, 9, 9, 9)
            .answered("C4C4-2222", "field-duty-a", AT + 1)
            .bulletin(Tier.INSIDE);
    assertThat(later).isEqualTo(INSIDE);
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void order_and_copies_of_records_change_nothing(Tier tier) {
    Bulletin inOrder = Papers.day().bulletin(tier);
    for (int seed = 0; seed < 5; seed++) {
      List<Papers.Paper> mixed = new ArrayList<>(Papers.day().all());
      mixed.addAll(Papers.day().all().stream().filter(p -> p.topic() != Topic.REJECTED).toList());
      Collections.shuffle(mixed, new Random(seed));
      Gathered gathered = new Gathered(AT);
      mixed.forEach(each -> gathered.take(each.topic(), each.record()));
      Bulletin again =
          new Editor(Papers.redaction(true), Papers.gazetteer())
              .edit(gathered, Papers.edition(tier));
      assertThat(again).isEqualTo(inOrder);
    }
  }

  @Test
  void a_job_that_stands_is_said_at_the_head() {
    assertThat(INSIDE.head().isBehind()).isFalse();
    Editor editor = new Editor(Papers.redaction(true), Papers.gazetteer());
    Gathered late = Papers.day().gathered(AT + 3 * DAY);
    assertThat(editor.edit(late, Papers.edition(Tier.INSIDE)).head().isBehind()).isTrue();
    Bulletin empty = editor.edit(new Gathered(AT), Papers.edition(Tier.INSIDE));
    assertThat(empty.head().isBehind()).isTrue();
    assertThat(empty.areas()).isEmpty();
    assertThat(empty.actions().known()).isFalse();
  }

  @Test
  void records_that_are_none_are_counted_and_make_nothing_fail() {
    Papers papers = Papers.day();
    for (Topic each : Topic.values()) {
      papers.add(each, "no record").add(each, "{}").add(each, "");
    }
    Bulletin bulletin = papers.bulletin(Tier.INSIDE);
    assertThat(bulletin.head().unreadable()).isEqualTo(Topic.values().length * 3);
    assertThat(bulletin.areas()).isEqualTo(INSIDE.areas());
    assertThat(INSIDE.areas()).extracting(AreaNow::level).startsWith(Level.CRITICAL);
  }
}

package org.forebell.backtest.silence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.forebell.backtest.silence.HearingLog.AreaLog;
import org.forebell.backtest.silence.HearingLog.Signs;
import org.forebell.silence.Sign;

/**
 * Completeness and timeliness of one area by week, as EWARS has them: which share of those who
 * reported in the eight weeks before was heard, and which share of reports came within 48 hours of
 * what they tell of.
 */
final class AreaWeeks {

  private static final long WEEK_MS = 7 * AreaTrial.DAY_MS;
  // 1970-01-01 was a Thursday.
  private static final long MONDAY_MS = 3 * AreaTrial.DAY_MS;
  private static final int BEFORE = 8;
  private static final long IN_TIME_MS = 2 * AreaTrial.DAY_MS;

  private AreaWeeks() {}

  /**
   * One week.
   *
   * @param day its Monday, days since 1970
   * @param expected who reported in the eight weeks before
   * @param heard those of them who were heard
   * @param reports signs that tell of something
   * @param inTime those within 48 hours
   */
  record Week(long day, int expected, int heard, int reports, int inTime) {}

  /** The whole weeks of a span in which somebody was expected. */
  static List<Week> of(AreaLog log, long from, long to) {
    List<Week> weeks = new ArrayList<>();
    long first = Math.floorDiv(from + MONDAY_MS - 1, WEEK_MS) + 1;
    for (long week = first; (week + 1) * WEEK_MS - MONDAY_MS <= to; week++) {
      long start = week * WEEK_MS - MONDAY_MS;
      Set<Long> expected = sources(log, start - BEFORE * WEEK_MS, start);
      if (!expected.isEmpty()) {
        weeks.add(week(log, start, expected));
      }
    }
    return weeks;
  }

  private static Week week(AreaLog log, long start, Set<Long> expected) {
    Set<Long> heard = sources(log, start, start + WEEK_MS);
    heard.retainAll(expected);
    int reports = 0;
    int inTime = 0;
    for (Sign sign : signs(log, start, start + WEEK_MS)) {
      reports += sign.delayMs() >= 0 ? 1 : 0;
      inTime += sign.delayMs() >= 0 && sign.delayMs() <= IN_TIME_MS ? 1 : 0;
    }
    return new Week(start / AreaTrial.DAY_MS, expected.size(), heard.size(), reports, inTime);
  }

  private static Set<Long> sources(AreaLog log, long from, long to) {
    Set<Long> sources = new HashSet<>();
    signs(log, from, to).forEach(sign -> sources.add(sign.source()));
    return sources;
  }

  private static List<Sign> signs(AreaLog log, long from, long to) {
    List<Sign> found = new ArrayList<>();
    for (Signs signs : log.instants()) {
      if (signs.at() >= from && signs.at() < to) {
        found.addAll(signs.signs());
      }
    }
    return found;
  }

  /** Rows of Monday, completeness and timeliness; null where there is nothing to tell. */
  static ArrayNode json(List<Week> weeks) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (Week week : weeks) {
      ArrayNode row = rows.addArray().add(LocalDate.ofEpochDay(week.day()).toString());
      row.add(Rounded.of(week.heard() / (double) week.expected()));
      row.add(week.reports() == 0 ? null : Rounded.of(week.inTime() / (double) week.reports()));
    }
    return rows;
  }
}

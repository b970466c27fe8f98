package org.forebell.backtest.lived;

import java.util.Arrays;
import java.util.List;
import org.forebell.backtest.AreaDays;

/**
 * The area-days of a trial that are judged, area by area and day by day, with the hits found in
 * them. Written once, then simulated under many policies.
 *
 * <p>A hit counts when it falls between the first and the last judged day of all. Its area may have
 * no row that day, because nothing was known of the area yet: it counts as uncovered. In a row that
 * is not judged it is left out.
 */
final class JudgedDays {

  /** The day of a hit whose area was not known yet. */
  static final int UNKNOWN_AREA = -1;

  final Trial trial;
  final int size;
  final int[] area;
  final int[] day;
  final double[] chance;
  final double[] usual;

  /** Whether a run of days without a gap in one area begins here. */
  final boolean[] begins;

  /** Whether a hit came on this day or one of the six after. */
  final boolean[] followed;

  /** The hits that count. */
  final List<Hit> hits;

  /** The judged day of each of these hits, or {@link #UNKNOWN_AREA}. */
  final int[] hitAt;

  final int lastDay;

  private JudgedDays(Trial trial) {
    this.trial = trial;
    AreaDays panel = trial.panel();
    int[] judged = new int[panel.size()];
    this.size = number(trial.probability(), judged);
    this.area = new int[size];
    this.day = new int[size];
    this.chance = new double[size];
    this.usual = new double[size];
    this.begins = new boolean[size];
    this.followed = new boolean[size];
    write(panel, judged);
    this.lastDay = Arrays.stream(day).max().orElse(Integer.MIN_VALUE);
    int firstDay = Arrays.stream(day).min().orElse(Integer.MAX_VALUE);
    AreaRows rows = new AreaRows(panel);
    trial.hits().forEach(hit -> follow(hit, rows, judged));
    this.hits =
        trial.hits().stream()
            .filter(hit -> hit.day() >= firstDay && hit.day() <= lastDay)
            .filter(hit -> rows.at(hit) == AreaRows.NONE || judged[rows.at(hit)] >= 0)
            .toList();
    this.hitAt =
        hits.stream()
            .mapToInt(hit -> rows.at(hit) == AreaRows.NONE ? UNKNOWN_AREA : judged[rows.at(hit)])
            .toArray();
  }

  static JudgedDays of(Trial trial) {
    return new JudgedDays(trial);
  }

  private static int number(double[] probability, int[] judged) {
    int next = 0;
    for (int row = 0; row < judged.length; row++) {
      judged[row] = Double.isNaN(probability[row]) ? -1 : next++;
    }
    return next;
  }

  private void write(AreaDays panel, int[] judged) {
    for (int row = 0; row < judged.length; row++) {
      int at = judged[row];
      if (at >= 0) {
        area[at] = panel.area(row);
        day[at] = panel.day(row);
        chance[at] = trial.probability()[row];
        usual[at] = trial.usual()[row];
        begins[at] = at == 0 || area[at - 1] != area[at] || day[at - 1] != day[at] - 1;
      }
    }
  }

  private void follow(Hit hit, AreaRows rows, int[] judged) {
    for (int back = 0; back < 7; back++) {
      int row = rows.at(hit.area(), hit.day() - back);
      if (row != AreaRows.NONE && judged[row] >= 0) {
        followed[judged[row]] = true;
      }
    }
  }
}

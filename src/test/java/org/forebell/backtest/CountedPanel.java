package org.forebell.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.forebell.report.Subject;
import org.forebell.risk.HalfLife;
import org.forebell.risk.Quantity;

/**
 * Panels from the number of events of each day, the same for both subjects, every area known from
 * day 0 on. An event is known, and counts whole, at the midnight after it.
 */
public final class CountedPanel {

  private static final Subject[] SUBJECTS = Subject.values();

  private final TreeMap<String, int[]> counts = new TreeMap<>();
  private final Map<String, double[][]> decayed = new TreeMap<>();
  private int changedFrom = Integer.MAX_VALUE;

  /** An area with as many rows as counts. */
  public CountedPanel area(String name, int... eventsOfDay) {
    counts.put(name, eventsOfDay);
    decayed.put(name, decayed(eventsOfDay));
    return this;
  }

  /** Fills the columns of the rows after a day with what was never so. */
  public CountedPanel spoiltAfter(int day) {
    changedFrom = day + 1;
    return this;
  }

  public Panel build() {
    List<String> areas = new ArrayList<>(counts.keySet());
    PanelColumns columns = new PanelColumns(areas, 16);
    for (int a = 0; a < areas.size(); a++) {
      int[] events = counts.get(areas.get(a));
      for (int day = 0; day < events.length; day++) {
        int row = columns.add(a, day);
        for (Subject subject : SUBJECTS) {
          write(columns, subject.ordinal(), row, areas.get(a), day);
        }
      }
    }
    return new Panel(columns);
  }

  private void write(PanelColumns columns, int subject, int row, String area, int day) {
    int[] events = counts.get(area);
    boolean spoilt = day >= changedFrom;
    int end = Math.min(events.length, day + 7);
    columns.happened[subject][row] =
        spoilt != Arrays.stream(events, day, end).anyMatch(each -> each > 0);
    columns.fresh[subject][row] = (short) (spoilt ? 9 : day == 0 ? 0 : events[day - 1]);
    seen(area, day)
        .forEach(
            (quantity, value) ->
                columns.seen[subject][quantity.ordinal()][row] =
                    (float) (spoilt ? 77 - value : value));
  }

  private Map<Quantity, Double> seen(String area, int day) {
    Map<Quantity, Double> seen = new EnumMap<>(Quantity.class);
    for (HalfLife each : HalfLife.values()) {
      double now = decayed.get(area)[each.ordinal()][day];
      seen.put(Quantity.values()[Quantity.SUBJECT_2D.ordinal() + each.ordinal()], now);
      seen.put(Quantity.values()[Quantity.ALL_2D.ordinal() + each.ordinal()], now);
    }
    double ever = Arrays.stream(counts.get(area), 0, day).sum();
    seen.put(Quantity.SUBJECT_EVER, ever);
    seen.put(Quantity.ALL_EVER, ever);
    seen.put(Quantity.DAYS_KNOWN, (double) day);
    seen.put(Quantity.COUNTRY_7D, others(area, HalfLife.DAYS_7, day));
    seen.put(Quantity.COUNTRY_30D, others(area, HalfLife.DAYS_30, day));
    return seen;
  }

  private double others(String area, HalfLife halfLife, int day) {
    double sum = 0;
    for (Map.Entry<String, double[][]> other : decayed.entrySet()) {
      if (!other.getKey().equals(area) && other.getKey().startsWith(area.substring(0, 3))) {
        sum += other.getValue()[halfLife.ordinal()][day];
      }
    }
    return sum;
  }

  private static double[][] decayed(int[] events) {
    double[][] decayed = new double[HalfLife.values().length][events.length];
    for (HalfLife each : HalfLife.values()) {
      double[] of = decayed[each.ordinal()];
      double daily = StrictMath.pow(2, -1.0 / each.days());
      for (int day = 1; day < of.length; day++) {
        of[day] = of[day - 1] * daily + events[day - 1];
      }
    }
    return decayed;
  }
}

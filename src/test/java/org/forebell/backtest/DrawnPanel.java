package org.forebell.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import org.forebell.report.Subject;
import org.forebell.risk.Observed;
import org.forebell.risk.Quantity;

/**
 * Panels whose every observed count is drawn by itself, and whose outcomes are drawn at a daily
 * intensity that a test lays down: what a fit has to find again.
 */
public final class DrawnPanel {

  private static final Quantity[] DRAWN = {
    Quantity.SUBJECT_7D,
    Quantity.SUBJECT_30D,
    Quantity.ALL_90D,
    Quantity.ACCESS_30D,
    Quantity.THREATS_30D
  };

  private DrawnPanel() {}

  /**
   * Areas in twelve countries, with a row for every day from 0 on. The country's long run is one
   * event in a hundred area-days, of so many that no prior matters.
   *
   * @param intensity events a day by the day and what is observed
   */
  public static Panel of(
      long seed, int areas, int days, ToDoubleBiFunction<Integer, Observed> intensity) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> names = new ArrayList<>();
    for (int a = 0; a < areas; a++) {
      names.add("" + (char) ('A' + a * 12 / areas) + "LA/" + (char) ('A' + a));
    }
    PanelColumns columns = new PanelColumns(names, areas * days);
    for (int a = 0; a < areas; a++) {
      for (int day = 0; day < days; day++) {
        int row = columns.add(a, day);
        float[] seen = draw(random);
        double chance = -StrictMath.expm1(-7 * intensity.applyAsDouble(day, Observed.of(seen)));
        for (Subject subject : Subject.values()) {
          for (int q = 0; q < seen.length; q++) {
            columns.seen[subject.ordinal()][q][row] = seen[q];
          }
          columns.happened[subject.ordinal()][row] = random.nextDouble() < chance;
        }
      }
    }
    return new Panel(columns);
  }

  private static float[] draw(SplittableRandom random) {
    float[] seen = new float[Quantity.values().length];
    for (Quantity each : DRAWN) {
      double some = StrictMath.exp(random.nextDouble(-4, 3));
      seen[each.ordinal()] = random.nextInt(4) == 0 ? 0 : (float) some;
    }
    seen[Quantity.SUBJECT_EVER.ordinal()] = random.nextInt(60);
    seen[Quantity.ALL_EVER.ordinal()] = random.nextInt(120);
    seen[Quantity.DAYS_KNOWN.ordinal()] = 1000;
    seen[Quantity.COUNTRY_SUBJECT_EVER.ordinal()] = 1e6f;
    seen[Quantity.COUNTRY_ALL_EVER.ordinal()] = 1e6f;
    seen[Quantity.COUNTRY_AREA_DAYS.ordinal()] = 1e8f;
    return seen;
  }
}

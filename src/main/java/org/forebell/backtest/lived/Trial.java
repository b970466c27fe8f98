package org.forebell.backtest.lived;

import java.util.List;
import org.forebell.backtest.AreaDays;
import org.forebell.report.Subject;

/**
 * One forecaster's chances for one subject, and what then happened.
 *
 * @param name as evidence names it, for example "staff, unseen time"
 * @param probability a chance per row of the panel, NaN where none was made
 * @param usual the area's usual chance per row
 * @param hits in the areas and days that are judged, the same event in two areas twice
 */
@SuppressWarnings("ArrayRecordComponent") // half a million numbers, never compared
public record Trial(
    String name,
    AreaDays panel,
    Subject subject,
    double[] probability,
    double[] usual,
    List<Hit> hits) {

  /** Throws {@link IllegalArgumentException} where the columns are not those of the panel. */
  public Trial {
    if (probability.length != panel.size() || usual.length != panel.size()) {
      throw new IllegalArgumentException(
          name + ": the panel has " + panel.size() + " rows, the chances " + probability.length);
    }
    hits = List.copyOf(hits);
  }
}

package org.forebell.backtest.lived;

import java.util.Arrays;
import org.forebell.backtest.AreaDays;

/** Where the rows of an area lie in a panel. */
final class AreaRows {

  static final int NONE = -1;

  private final AreaDays panel;
  private final int[] first;
  private final int[] last;

  AreaRows(AreaDays panel) {
    this.panel = panel;
    this.first = new int[panel.areas().size()];
    this.last = new int[first.length];
    Arrays.fill(first, NONE);
    for (int row = 0; row < panel.size(); row++) {
      int area = panel.area(row);
      first[area] = first[area] == NONE ? row : first[area];
      last[area] = row;
    }
  }

  /** The row of a hit's area at the midnight its day begins, {@link #NONE} when there is none. */
  int at(Hit hit) {
    return at(hit.area(), hit.day());
  }

  int at(int area, int day) {
    if (first[area] == NONE) {
      return NONE;
    }
    int row = first[area] + day - panel.day(first[area]);
    return row < first[area] || row > last[area] ? NONE : row;
  }
}

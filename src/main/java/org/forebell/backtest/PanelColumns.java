package org.forebell.backtest;

import java.util.Arrays;
import java.util.List;
import org.forebell.report.Subject;
import org.forebell.risk.HalfLife;
import org.forebell.risk.Quantity;

/** The columns of a panel while it is written, row by row. */
final class PanelColumns {

  private static final int SUBJECTS = Subject.values().length;
  private static final int HALF_LIVES = HalfLife.values().length;
  private static final int QUANTITIES = Quantity.values().length;

  final List<String> areas;
  int size;
  int[] area;
  int[] day;
  final boolean[][] happened = new boolean[SUBJECTS][];
  final float[][][] seen = new float[SUBJECTS][QUANTITIES][];
  final float[][][] decayed = new float[SUBJECTS][HALF_LIVES][];
  final float[][] decayedAll = new float[HALF_LIVES][];
  final short[][] fresh = new short[SUBJECTS][];

  /**
   * @param areas in the order of their names
   */
  PanelColumns(List<String> areas, int expected) {
    this.areas = areas;
    resize(Math.max(16, expected));
  }

  /** Adds a row and gives its number; its columns are written after. */
  int add(int areaNumber, int epochDay) {
    if (size == area.length) {
      resize(size * 2);
    }
    area[size] = areaNumber;
    day[size] = epochDay;
    return size++;
  }

  private void resize(int length) {
    area = area == null ? new int[length] : Arrays.copyOf(area, length);
    day = day == null ? new int[length] : Arrays.copyOf(day, length);
    for (int s = 0; s < SUBJECTS; s++) {
      happened[s] = happened[s] == null ? new boolean[length] : Arrays.copyOf(happened[s], length);
      fresh[s] = fresh[s] == null ? new short[length] : Arrays.copyOf(fresh[s], length);
      for (int q = 0; q < QUANTITIES; q++) {
        seen[s][q] = seen[s][q] == null ? new float[length] : Arrays.copyOf(seen[s][q], length);
      }
      System.arraycopy(seen[s], Quantity.SUBJECT_2D.ordinal(), decayed[s], 0, HALF_LIVES);
    }
    System.arraycopy(seen[0], Quantity.ALL_2D.ordinal(), decayedAll, 0, HALF_LIVES);
  }
}

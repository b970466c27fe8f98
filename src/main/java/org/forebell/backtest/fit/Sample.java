package org.forebell.backtest.fit;

import java.util.Arrays;
import org.forebell.backtest.Panel;
import org.forebell.report.Subject;

/**
 * Area-days to fit on: all before which an event came, and of the quiet ones, of which there are
 * fifty times as many, every n-th with n times the weight. Which ones is a function of the area's
 * name and the day, so that the same reports give the same sample.
 *
 * @param rows of the panel, ascending
 * @param weights likewise
 */
public record Sample(int[] rows, double[] weights) {

  /**
   * Samples rows.
   *
   * @param oneIn of the quiet rows is taken
   */
  public static Sample of(Panel panel, Subject subject, int[] rows, int oneIn) {
    int[] taken = new int[rows.length];
    double[] weights = new double[rows.length];
    int size = 0;
    for (int row : rows) {
      boolean event = panel.happened(subject, row);
      if (event || isTaken(panel, row, oneIn)) {
        taken[size] = row;
        weights[size++] = event ? 1 : oneIn;
      }
    }
    return new Sample(Arrays.copyOf(taken, size), Arrays.copyOf(weights, size));
  }

  private static boolean isTaken(Panel panel, int row, int oneIn) {
    int hash = 31 * panel.areas().get(panel.area(row)).hashCode() + panel.day(row) * 0x9E3779B9;
    hash ^= hash >>> 15;
    hash *= 0x85EBCA6B;
    return Math.floorMod(hash ^ hash >>> 13, oneIn) == 0;
  }
}

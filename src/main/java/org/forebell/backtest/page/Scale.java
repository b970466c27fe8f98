package org.forebell.backtest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * An axis for shares.
 *
 * @param start where it begins: 0 for even steps, above 0 for logarithms
 * @param end where it ends, above the start
 */
record Scale(double start, double end) {

  private static final double[] STEPS = {0.25, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001};
  private static final double[] FINE = {
    0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1
  };
  private static final double[] COARSE = {0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1};

  /** From this ratio of end to start on, fine ticks would run into each other. */
  private static final double WIDE = 50;

  private static final int MOST_STEPS = 6;

  /** Even steps from 0. */
  static Scale even(double end) {
    return new Scale(0, end);
  }

  /**
   * Logarithms, from a power of ten at or below the least value to show, and at least 0.0001.
   *
   * @param least above 0
   */
  static Scale logarithmic(double least, double end) {
    double start = 0.1;
    while (start > least && start > 0.00015) {
      start /= 10;
    }
    return new Scale(start, Math.max(end, start * 10));
  }

  /** Where a value stands, from 0 at the beginning of the axis to 1; beyond the axis on its end. */
  double part(double value) {
    double kept = Math.max(start, Math.min(end, value));
    return start == 0 ? kept / end : StrictMath.log(kept / start) / StrictMath.log(end / start);
  }

  /** Round values to write beside the axis. */
  List<Double> ticks() {
    return start == 0 ? evenTicks() : logTicks();
  }

  private List<Double> evenTicks() {
    double step = STEPS[0];
    for (int i = 0; i < STEPS.length && end / STEPS[i] <= MOST_STEPS + 1e-9; i++) {
      step = STEPS[i];
    }
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i * step <= end + 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private List<Double> logTicks() {
    return DoubleStream.of(end / start < WIDE ? FINE : COARSE)
        .filter(tick -> tick > start * 0.99 && tick <= end)
        .boxed()
        .toList();
  }
}

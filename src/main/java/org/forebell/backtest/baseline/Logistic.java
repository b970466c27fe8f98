package org.forebell.backtest.baseline;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.forebell.backtest.Panel;
import org.forebell.backtest.fit.Sample;
import org.forebell.report.Subject;
import org.forebell.risk.HalfLife;
import org.forebell.risk.Quantity;

/**
 * The reference to beat: what an analyst would fit offline. A ridge logistic regression on six log
 * decayed counts of the subject, six of all incidents, both slow rates and two same-country
 * spill-overs, by Newton's method with step halving.
 */
final class Logistic implements Baseline {

  private static final int ONE_IN = 12;
  private static final double RIDGE = 1;
  private static final int MOST_STEPS = 30;
  private static final int MOST_HALVINGS = 10;
  private static final double SLOW_DAYS = 365;
  private static final int WIDTH = 2 * HalfLife.values().length + 4;

  @Override
  public String name() {
    return "logistic";
  }

  @Override
  public String title() {
    return "Offline logistic regression";
  }

  @Override
  public double[] forecast(Panel panel, Subject subject, int[] train, int[] test) {
    Sample sample = Sample.of(panel, subject, train, ONE_IN);
    double[][] x = rows(panel, subject, sample.rows());
    double[] mean = new double[WIDTH];
    double[] spread = new double[WIDTH];
    standardise(x, sample.weights(), mean, spread);
    boolean[] y = new boolean[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = panel.happened(subject, sample.rows()[i]);
    }
    double[] b = fit(x, y, sample.weights());
    double[] chances = new double[test.length];
    double[] row = new double[WIDTH];
    for (int i = 0; i < test.length; i++) {
      row(panel, subject, test[i], row);
      double odds = b[WIDTH];
      for (int k = 0; k < WIDTH; k++) {
        odds += b[k] * (row[k] - mean[k]) / spread[k];
      }
      chances[i] = 1 / (1 + StrictMath.exp(-odds));
    }
    return chances;
  }

  private static double[][] rows(Panel panel, Subject subject, int[] rows) {
    double[][] x = new double[rows.length][WIDTH];
    for (int i = 0; i < rows.length; i++) {
      row(panel, subject, rows[i], x[i]);
    }
    return x;
  }

  private static void row(Panel panel, Subject subject, int row, double[] x) {
    int k = 0;
    for (HalfLife each : HalfLife.values()) {
      x[k++] = StrictMath.log1p(panel.decayed(subject, each, row));
      x[k++] = StrictMath.log1p(panel.decayedAll(each, row));
    }
    double days = panel.observed(subject, Quantity.DAYS_KNOWN, row) + SLOW_DAYS;
    x[k++] = StrictMath.log((panel.observed(subject, Quantity.SUBJECT_EVER, row) + 0.5) / days);
    x[k++] = StrictMath.log((panel.observed(subject, Quantity.ALL_EVER, row) + 0.5) / days);
    x[k++] = StrictMath.log1p(panel.observed(subject, Quantity.COUNTRY_7D, row));
    x[k] = StrictMath.log1p(panel.observed(subject, Quantity.COUNTRY_30D, row));
  }

  private static void standardise(double[][] x, double[] weights, double[] mean, double[] spread) {
    double all = Arrays.stream(weights).sum();
    for (int k = 0; k < WIDTH; k++) {
      for (int i = 0; i < x.length; i++) {
        mean[k] += weights[i] * x[i][k] / all;
      }
      for (int i = 0; i < x.length; i++) {
        double off = x[i][k] - mean[k];
        spread[k] += weights[i] * off * off / all;
      }
      spread[k] = Math.max(1e-9, StrictMath.sqrt(spread[k]));
      for (double[] row : x) {
        row[k] = (row[k] - mean[k]) / spread[k];
      }
    }
  }

  /** The coefficients, the intercept last. */
  private static double[] fit(double[][] x, boolean[] y, double[] weights) {
    double[] b = new double[WIDTH + 1];
    double[] gradient = new double[WIDTH + 1];
    DMatrixRMaj curve = new DMatrixRMaj(WIDTH + 1, WIDTH + 1);
    b[WIDTH] = logOdds(y, weights);
    double value = step(x, y, weights, b, gradient, curve);
    for (int s = 0; s < MOST_STEPS; s++) {
      LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(WIDTH + 1);
      DMatrixRMaj move = new DMatrixRMaj(WIDTH + 1, 1);
      if (!solver.setA(curve)) {
        return b;
      }
      solver.solve(new DMatrixRMaj(WIDTH + 1, 1, true, gradient.clone()), move);
      double[] next = b;
      double reached = Double.NEGATIVE_INFINITY;
      double part = 1;
      for (int h = 0; h < MOST_HALVINGS && !(reached >= value); h++, part /= 2) {
        next = b.clone();
        for (int k = 0; k < next.length; k++) {
          next[k] += part * move.data[k];
        }
        reached = step(x, y, weights, next, gradient, curve);
      }
      if (!(reached >= value) || reached - value < 1e-8 * Math.abs(value)) {
        return reached >= value ? next : b;
      }
      b = next;
      value = reached;
    }
    return b;
  }

  private static double logOdds(boolean[] y, double[] weights) {
    double events = 0.5;
    double quiets = 0.5;
    for (int i = 0; i < y.length; i++) {
      events += y[i] ? weights[i] : 0;
      quiets += y[i] ? 0 : weights[i];
    }
    return StrictMath.log(events / quiets);
  }

  private static double step(
      double[][] x,
      boolean[] y,
      double[] weights,
      double[] b,
      double[] gradient,
      DMatrixRMaj curve) {
    Arrays.fill(gradient, 0);
    double[] sums = new double[(WIDTH + 1) * (WIDTH + 1)];
    double value = 0;
    double[] row = new double[WIDTH + 1];
    row[WIDTH] = 1;
    for (int i = 0; i < x.length; i++) {
      System.arraycopy(x[i], 0, row, 0, WIDTH);
      double odds = 0;
      for (int k = 0; k <= WIDTH; k++) {
        odds += b[k] * row[k];
      }
      double p = 1 / (1 + StrictMath.exp(-odds));
      value -= weights[i] * StrictMath.log1p(StrictMath.exp(y[i] ? -odds : odds));
      double pull = weights[i] * ((y[i] ? 1 : 0) - p);
      double bend = weights[i] * p * (1 - p);
      for (int k = 0; k <= WIDTH; k++) {
        gradient[k] += pull * row[k];
        double scaled = bend * row[k];
        for (int m = 0; m <= k; m++) {
          sums[k * (WIDTH + 1) + m] += scaled * row[m];
        }
      }
    }
    for (int k = 0; k <= WIDTH; k++) {
      double ridge = k == WIDTH ? 1e-9 : RIDGE;
      value -= ridge * b[k] * b[k] / 2;
      gradient[k] -= ridge * b[k];
      for (int m = 0; m <= k; m++) {
        double sum = sums[k * (WIDTH + 1) + m] + (m == k ? ridge : 0);
        curve.set(k, m, sum);
        curve.set(m, k, sum);
      }
    }
    return value;
  }
}

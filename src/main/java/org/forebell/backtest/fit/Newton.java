package org.forebell.backtest.fit;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Maximises the penalised likelihood of a binary outcome with complementary log-log link, P = 1 −
 * exp(−μ), log μ linear, by Fisher scoring with step halving (McCullagh and Nelder, "Generalized
 * Linear Models", 1989, §2.5 and §4.3). The penalty is a ridge around a prior; the intercept is
 * free.
 */
final class Newton {

  /** So many rows of 50 columns fit a processor's cache. */
  private static final int BLOCK = 64;

  private static final int MOST_STEPS = 40;
  private static final int MOST_HALVINGS = 12;

  /** When a step gains no more than this share of the log-likelihood, it was the last. */
  static final double EXACT = 1e-9;

  /** Enough to tell settings apart: scores differ by much more. */
  static final double ROUGH = 1e-6;

  /** exp of more than this is a certainty many times over. */
  private static final double MOST_LOG = 6;

  private static final double LEAST_LOG = -60;

  private final Design design;
  private final double[] weights;
  private final double[] penalty;
  private final double[] prior;
  private final int[] used;
  private final int width;
  private final double[] block;
  private final double[] pull = new double[BLOCK];
  private final double[] curve = new double[BLOCK];
  private final double[] scaled = new double[BLOCK];

  /**
   * @param used which features of the design take part
   * @param ridge on each squared coefficient, in whole weights
   * @param prior what coefficients are drawn to, the intercept first; its own is not drawn
   */
  Newton(Design design, double[] weights, int[] used, double ridge, double[] prior) {
    this.design = design;
    this.weights = weights;
    this.used = used;
    this.width = used.length + 1;
    this.prior = prior;
    this.block = new double[width * BLOCK];
    this.penalty = new double[width];
    Arrays.fill(penalty, 1, width, ridge);
    penalty[0] = 1e-9;
  }

  /**
   * The coefficients of standardised features, the intercept first.
   *
   * @param start where to begin, null for anywhere
   * @param enough {@link #EXACT} or {@link #ROUGH}
   */
  double[] solve(double[] start, double enough) {
    double[] b = start == null ? first() : start.clone();
    double[] gradient = new double[width];
    double[] fisher = new double[width * width];
    double value = step(b, gradient, fisher);
    for (int i = 0; i < MOST_STEPS; i++) {
      double[] move = move(fisher, gradient);
      double[] next = b;
      double reached = Double.NEGATIVE_INFINITY;
      double part = 1;
      for (int h = 0; h < MOST_HALVINGS && !(reached >= value); h++, part /= 2) {
        next = moved(b, move, part);
        reached = step(next, gradient, fisher);
      }
      if (!(reached >= value)) {
        return b;
      }
      boolean settled = reached - value <= enough * Math.abs(value);
      b = next;
      value = reached;
      if (settled) {
        return b;
      }
    }
    return b;
  }

  private double[] first() {
    double events = 0;
    double all = 0;
    for (int i = 0; i < weights.length; i++) {
      all += weights[i];
      events += design.happened()[i] ? weights[i] : 0;
    }
    double[] b = prior.clone();
    b[0] = StrictMath.log(-StrictMath.log1p(-Math.min(0.99, (events + 0.5) / (all + 1))));
    return b;
  }

  private static double[] moved(double[] b, double[] move, double part) {
    double[] next = new double[b.length];
    for (int k = 0; k < b.length; k++) {
      next[k] = b[k] + part * move[k];
    }
    return next;
  }

  private double[] move(double[] fisher, double[] gradient) {
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(width);
    DMatrixRMaj matrix = new DMatrixRMaj(width, width, true, fisher.clone());
    if (!solver.setA(matrix)) {
      throw new IllegalStateException("the information matrix is singular despite the ridge");
    }
    DMatrixRMaj move = new DMatrixRMaj(width, 1);
    solver.solve(new DMatrixRMaj(width, 1, true, gradient.clone()), move);
    return move.data;
  }

  /** The penalised log-likelihood at b; fills its gradient and the Fisher information. */
  private double step(double[] b, double[] gradient, double[] fisher) {
    Arrays.fill(gradient, 0);
    Arrays.fill(fisher, 0);
    double value = 0;
    for (int from = 0; from < weights.length; from += BLOCK) {
      int rows = Math.min(BLOCK, weights.length - from);
      gather(from, rows);
      for (int i = 0; i < rows; i++) {
        value += weigh(from + i, i, b);
      }
      gather(rows, gradient, fisher);
    }
    return penalised(value, b, gradient, fisher);
  }

  /** Column after column of a block of rows, so that the sums below run over what lies together. */
  private void gather(int from, int rows) {
    double[] x = design.x();
    int all = design.width();
    Arrays.fill(block, 0, rows, 1);
    for (int k = 1; k < width; k++) {
      int source = from * all + used[k - 1];
      for (int i = 0; i < rows; i++) {
        block[k * BLOCK + i] = x[source + i * all];
      }
    }
  }

  /** The log-likelihood of a row; notes how it pulls and curves. */
  private double weigh(int row, int i, double[] b) {
    double log = 0;
    for (int k = 0; k < width; k++) {
      log += b[k] * block[k * BLOCK + i];
    }
    double mu = StrictMath.exp(Math.max(LEAST_LOG, Math.min(log, MOST_LOG)));
    double chance = -StrictMath.expm1(-mu);
    double odds = mu * (1 - chance) / chance;
    boolean event = design.happened()[row];
    pull[i] = weights[row] * (event ? odds : -mu);
    curve[i] = weights[row] * mu * odds;
    return weights[row] * (event ? StrictMath.log(chance) : -mu);
  }

  private void gather(int rows, double[] gradient, double[] fisher) {
    for (int k = 0; k < width; k++) {
      double sum = 0;
      for (int i = 0; i < rows; i++) {
        double x = block[k * BLOCK + i];
        sum += pull[i] * x;
        scaled[i] = curve[i] * x;
      }
      gradient[k] += sum;
      for (int m = 0; m <= k; m++) {
        fisher[k * width + m] += dot(m * BLOCK, rows);
      }
    }
  }

  /** Four sums side by side, which the processor adds at once. */
  private double dot(int at, int rows) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < rows; i += 4) {
      a += scaled[i] * block[at + i];
      b += scaled[i + 1] * block[at + i + 1];
      c += scaled[i + 2] * block[at + i + 2];
      d += scaled[i + 3] * block[at + i + 3];
    }
    for (; i < rows; i++) {
      a += scaled[i] * block[at + i];
    }
    return a + b + (c + d);
  }

  private double penalised(double value, double[] b, double[] gradient, double[] fisher) {
    double penalised = value;
    for (int k = 0; k < width; k++) {
      double off = b[k] - prior[k];
      penalised -= penalty[k] * off * off / 2;
      gradient[k] -= penalty[k] * off;
      fisher[k * width + k] += penalty[k];
      for (int m = 0; m < k; m++) {
        fisher[m * width + k] = fisher[k * width + m];
      }
    }
    return penalised;
  }
}

package org.forebell.backtest.fit;

import org.forebell.risk.SubjectModel;

/** A sample to judge models by, a column for each feature. */
record Judging(double[][] columns, boolean[] happened, double[] weights) {

  /** The mean log score, nats an area-day; lower is better. */
  double logScore(SubjectModel model) {
    double[] logs = new double[happened.length];
    for (int f = 0; f < columns.length; f++) {
      double coefficient = model.coefficients()[f];
      for (int i = 0; coefficient != 0 && i < logs.length; i++) {
        logs[i] += coefficient * columns[f][i];
      }
    }
    double lost = 0;
    double all = 0;
    for (int i = 0; i < logs.length; i++) {
      double mu = 7 * StrictMath.exp(Math.min(6, model.intercept() + logs[i]));
      double likely = happened[i] ? -StrictMath.expm1(-mu) : StrictMath.exp(-mu);
      lost -= weights[i] * StrictMath.log(Math.max(likely, 1e-9));
      all += weights[i];
    }
    return lost / all;
  }
}

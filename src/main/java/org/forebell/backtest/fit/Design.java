package org.forebell.backtest.fit;

import java.util.Arrays;
import java.util.List;
import org.forebell.backtest.Panel;
import org.forebell.report.Subject;
import org.forebell.risk.Feature;
import org.forebell.risk.LongRun;
import org.forebell.risk.Observed;

/**
 * The features of a sample, standardised, row after row.
 *
 * @param features that vary in the sample, in the order of {@link Feature#ALL}
 * @param x row after row, as many values as features
 * @param mean of each feature, likewise its spread
 */
record Design(
    List<Feature> features, double[] x, boolean[] happened, double[] mean, double[] spread) {

  int width() {
    return features.size();
  }

  int rows() {
    return happened.length;
  }

  static Design of(Panel panel, Subject subject, Sample sample, WorldRates world) {
    double[][] columns = columns(panel, subject, sample.rows(), world);
    return standardised(columns, happened(panel, subject, sample.rows()), sample.weights());
  }

  /** The features of rows as the model sees them, a column for each of {@link Feature#ALL}. */
  static double[][] columns(Panel panel, Subject subject, int[] rows, WorldRates world) {
    List<Feature> all = Feature.ALL;
    double[][] columns = new double[all.size()][rows.length];
    for (int i = 0; i < rows.length; i++) {
      Observed seen = panel.observed(subject, rows[i]);
      LongRun ofSubject = LongRun.ofSubject(seen, world.ofSubject());
      LongRun ofAll = LongRun.ofAll(seen, world.ofAll());
      for (int f = 0; f < columns.length; f++) {
        columns[f][i] = all.get(f).value(seen, ofSubject, ofAll);
      }
    }
    return columns;
  }

  static boolean[] happened(Panel panel, Subject subject, int[] rows) {
    boolean[] happened = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      happened[i] = panel.happened(subject, rows[i]);
    }
    return happened;
  }

  private static Design standardised(double[][] columns, boolean[] happened, double[] weights) {
    int[] varying = new int[columns.length];
    double[] mean = new double[columns.length];
    double[] spread = new double[columns.length];
    int width = 0;
    for (int f = 0; f < columns.length; f++) {
      double centre = mean(columns[f], weights);
      double wide = spread(columns[f], weights, centre);
      if (wide > 1e-9) {
        varying[width] = f;
        mean[width] = centre;
        spread[width++] = wide;
      }
    }
    double[] x = new double[happened.length * width];
    for (int k = 0; k < width; k++) {
      double[] column = columns[varying[k]];
      for (int i = 0; i < column.length; i++) {
        x[i * width + k] = (column[i] - mean[k]) / spread[k];
      }
    }
    return new Design(
        Arrays.stream(varying, 0, width).mapToObj(Feature.ALL::get).toList(),
        x,
        happened,
        Arrays.copyOf(mean, width),
        Arrays.copyOf(spread, width));
  }

  private static double mean(double[] column, double[] weights) {
    double sum = 0;
    double all = 0;
    for (int i = 0; i < column.length; i++) {
      sum += weights[i] * column[i];
      all += weights[i];
    }
    return sum / all;
  }

  private static double spread(double[] column, double[] weights, double mean) {
    double sum = 0;
    double all = 0;
    for (int i = 0; i < column.length; i++) {
      double off = column[i] - mean;
      sum += weights[i] * off * off;
      all += weights[i];
    }
    return StrictMath.sqrt(sum / all);
  }
}

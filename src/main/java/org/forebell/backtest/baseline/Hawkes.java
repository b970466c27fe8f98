package org.forebell.backtest.baseline;

import org.forebell.backtest.Panel;
import org.forebell.report.Subject;
import org.forebell.risk.HalfLife;

/**
 * A self-exciting process with exponential kernel (Hawkes, Biometrika 1971): the daily intensity is
 * μ + κ · β · Σ exp(−β · age), one μ, κ and β for all areas. μ and κ by expectation–maximisation of
 * the Poisson likelihood of daily counts, β from the half-lives. The expected intensity goes back
 * to μ / (1 − κ) at the rate γ = β · (1 − κ) (Ogata 1988), which is integrated over seven days.
 */
final class Hawkes implements Baseline {

  private static final int STEPS = 40;

  /** An intensity that feeds itself without end has no mean. */
  private static final double MOST_OFFSPRING = 0.98;

  private record Fit(HalfLife halfLife, double base, double offspring, double likelihood) {}

  @Override
  public String name() {
    return "hawkes";
  }

  @Override
  public String title() {
    return "Hawkes, exponential kernel";
  }

  @Override
  public double[] forecast(Panel panel, Subject subject, int[] train, int[] test) {
    Fit best = null;
    for (HalfLife halfLife : HalfLife.values()) {
      Fit fit = fit(panel, subject, train, halfLife);
      best = best == null || fit.likelihood > best.likelihood ? fit : best;
    }
    double beta = beta(best.halfLife);
    double mean = best.base / (1 - best.offspring);
    double gamma = beta * (1 - best.offspring);
    double span = -StrictMath.expm1(-7 * gamma) / gamma;
    double[] chances = new double[test.length];
    for (int i = 0; i < test.length; i++) {
      double excited = panel.decayed(subject, best.halfLife, test[i]) * beta;
      double now = best.base + best.offspring * excited;
      chances[i] = -StrictMath.expm1(-(7 * mean + (now - mean) * span));
    }
    return chances;
  }

  private static Fit fit(Panel panel, Subject subject, int[] train, HalfLife halfLife) {
    int size = 0;
    int[] counts = new int[train.length];
    double[] excited = new double[train.length];
    double quiet = 0;
    for (int i = 0; i + 1 < train.length; i++) {
      if (train[i + 1] == train[i] + 1 && panel.area(train[i]) == panel.area(train[i + 1])) {
        double x = panel.decayed(subject, halfLife, train[i]) * beta(halfLife);
        int next = panel.fresh(subject, train[i + 1]);
        quiet += x;
        if (next > 0) {
          counts[size] = next;
          excited[size++] = x;
        }
      }
    }
    return maximise(halfLife, counts, excited, size, train.length, quiet);
  }

  /** Only days with events enter the sums; of all others the exposure is enough. */
  private static Fit maximise(
      HalfLife halfLife, int[] counts, double[] excited, int size, int days, double exposure) {
    double base = 1e-4;
    double offspring = 0.5;
    double likelihood = 0;
    for (int step = 0; step < STEPS; step++) {
      double fromBase = 0;
      double fromPast = 0;
      likelihood = -base * days - offspring * exposure;
      for (int i = 0; i < size; i++) {
        double now = base + offspring * excited[i];
        likelihood += counts[i] * StrictMath.log(now);
        fromBase += counts[i] * base / now;
        fromPast += counts[i] * offspring * excited[i] / now;
      }
      base = Math.max(1e-7, fromBase / Math.max(1, days));
      offspring = exposure > 0 ? Math.min(MOST_OFFSPRING, fromPast / exposure) : 0;
    }
    return new Fit(halfLife, base, offspring, likelihood);
  }

  private static double beta(HalfLife halfLife) {
    return StrictMath.log(2) / halfLife.days();
  }
}

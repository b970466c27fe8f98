package org.forebell.backtest.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.forebell.backtest.Panel;
import org.forebell.report.Subject;
import org.forebell.risk.FeatureGroup;
import org.forebell.risk.SubjectModel;

/**
 * Chooses settings by cross-validation inside some rows: what is chosen never saw any other.
 *
 * <p>Judged by the log score over folds of both kinds that matter, countries never seen and time
 * never seen. From {@link Settings#FIRST} the penalty, the weight of older days and then each group
 * of features is changed once, and the change stays where it pays by more than one standard error
 * over the folds (Breiman and others, "Classification and Regression Trees", 1984, §3.4.3): with
 * few folds the least score alone is often the luckiest.
 */
public final class Selection {

  private static final double[] RIDGES = {0.0005, 0.005};
  private static final double[] HALF_LIVES = {730};
  private static final int COUNTRY_FOLDS = 3;
  private static final double[] ORIGINS = {0.5, 0.75};
  private static final double ORIGIN_SPAN = 0.25;
  private static final int GAP_DAYS = 7;

  /**
   * What was chosen and what each choice was worth.
   *
   * @param logScore of the chosen settings in cross-validation, nats an area-day, lower is better
   * @param gains of every group: by how much the log score is worse without it
   */
  public record Chosen(Settings settings, double logScore, List<Gain> gains) {}

  /**
   * What a group of features adds.
   *
   * @param without the log score without the group
   * @param with the log score with it
   */
  public record Gain(FeatureGroup group, double without, double with, boolean kept) {

    /** Nats an area-day; below 0 where the group does harm. */
    public double gain() {
      return without - with;
    }
  }

  /** What to learn from and what to judge by. */
  private record Fold(LogLinear fit, Judging test) {}

  private final Panel panel;
  private final Subject subject;
  private final List<Fold> folds = new ArrayList<>();

  /**
   * @param rows to choose within, ascending
   * @param oneIn of the quiet rows is looked at
   * @param prior the model that coefficients are drawn to, null for none
   */
  public Selection(Panel panel, Subject subject, int[] rows, int oneIn, SubjectModel prior) {
    this.panel = panel;
    this.subject = subject;
    for (int f = 0; f < COUNTRY_FOLDS; f++) {
      int fold = f;
      int[] learnt = where(rows, row -> foldOf(panel, row) != fold);
      fold(learnt, where(rows, row -> foldOf(panel, row) == fold), oneIn, prior);
    }
    int first = Arrays.stream(rows).map(panel::day).min().orElse(0);
    int span = Arrays.stream(rows).map(panel::day).max().orElse(0) - first + 1;
    for (double part : ORIGINS) {
      int origin = first + (int) (span * part);
      int end = first + (int) (span * (part + ORIGIN_SPAN));
      int[] learnt = where(rows, row -> panel.day(row) + GAP_DAYS <= origin);
      fold(
          learnt,
          where(rows, row -> panel.day(row) >= origin && panel.day(row) < end),
          oneIn,
          prior);
    }
  }

  private static int[] where(int[] rows, IntPredicate which) {
    return Arrays.stream(rows).filter(which).toArray();
  }

  private void fold(int[] learnt, int[] judged, int oneIn, SubjectModel prior) {
    if (hasBoth(learnt) && hasBoth(judged)) {
      LogLinear fit = new LogLinear(panel, subject, learnt, oneIn, prior);
      Sample test = Sample.of(panel, subject, judged, oneIn);
      folds.add(new Fold(fit, fit.judging(panel, subject, test)));
    }
  }

  private boolean hasBoth(int[] rows) {
    boolean event = false;
    boolean quiet = false;
    for (int row : rows) {
      event |= panel.happened(subject, row);
      quiet |= !panel.happened(subject, row);
    }
    return event && quiet;
  }

  /** Neighbouring countries by name go to different folds; a function of the name alone. */
  private static int foldOf(Panel panel, int row) {
    String country = panel.countries().get(panel.country(row));
    return Math.floorMod(country.hashCode() * 0x9E3779B9 >>> 16, COUNTRY_FOLDS);
  }

  /** The settings chosen; {@link Settings#FIRST} where there is too little to choose by. */
  public Chosen choose() {
    if (folds.isEmpty()) {
      return new Chosen(Settings.FIRST, Double.NaN, List.of());
    }
    Settings best = Settings.FIRST;
    double[] scores = scores(best);
    for (double ridge : RIDGES) {
      double[] other = scores(Settings.FIRST.withRidge(ridge));
      if (pays(other, scores)) {
        best = Settings.FIRST.withRidge(ridge);
        scores = other;
      }
    }
    for (double days : HALF_LIVES) {
      double[] other = scores(best.withHalfLife(days));
      if (pays(other, scores)) {
        best = best.withHalfLife(days);
        scores = other;
      }
    }
    return groups(best, scores);
  }

  private Chosen groups(Settings chosen, double[] chosenScores) {
    Settings best = chosen;
    double[] scores = chosenScores;
    List<Gain> gains = new ArrayList<>();
    for (FeatureGroup group : FeatureGroup.values()) {
      if (group.isBasic()) {
        continue;
      }
      boolean seen = folds.stream().anyMatch(fold -> fold.fit().sees(group));
      double[] other = seen ? scores(best.toggled(group)) : scores;
      boolean had = best.groups().contains(group);
      boolean changed = seen ? pays(other, scores) : had;
      gains.add(
          new Gain(group, mean(had ? other : scores), mean(had ? scores : other), had != changed));
      if (changed) {
        best = best.toggled(group);
        scores = other;
      }
    }
    return new Chosen(best, mean(scores), List.copyOf(gains));
  }

  /** Whether scores are lower by more than one standard error of the difference. */
  private static boolean pays(double[] some, double[] others) {
    double[] saved = new double[some.length];
    for (int i = 0; i < saved.length; i++) {
      saved[i] = others[i] - some[i];
    }
    double mean = mean(saved);
    double squares = Arrays.stream(saved).map(each -> (each - mean) * (each - mean)).sum();
    double error = StrictMath.sqrt(squares / Math.max(1, saved.length - 1) / saved.length);
    return mean > error;
  }

  private static double mean(double[] scores) {
    return Arrays.stream(scores).average().orElse(Double.NaN);
  }

  private double[] scores(Settings settings) {
    return folds.stream()
        .mapToDouble(fold -> fold.test().logScore(fold.fit().fitRoughly(settings)))
        .toArray();
  }
}

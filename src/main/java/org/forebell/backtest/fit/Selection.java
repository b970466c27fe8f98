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
 * never seen. First the penalty, then whether older days weigh less, then each group of features
 * that a model can do without is left out once; it stays out where most folds are better without it
 * and all together are.
 */
public final class Selection {

  private static final double[] RIDGES = {0.0005, 0.0015, 0.005};
  private static final double[] HALF_LIVES = {730, 1460};
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
    Settings best = Settings.FIRST;
    double[] scores = scores(best);
    for (double ridge : RIDGES) {
      double[] other = scores(Settings.FIRST.withRidge(ridge));
      if (mean(other) < mean(scores)) {
        best = Settings.FIRST.withRidge(ridge);
        scores = other;
      }
    }
    for (double days : HALF_LIVES) {
      double[] other = scores(best.withHalfLife(days));
      if (mean(other) < mean(scores)) {
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
      if (folds.stream().noneMatch(fold -> fold.fit().sees(group))) {
        gains.add(new Gain(group, mean(scores), mean(scores), false));
        best = best.without(group);
        continue;
      }
      double[] without = scores(best.without(group));
      boolean kept = mean(without) >= mean(scores) || !isMostlyLower(without, scores);
      gains.add(new Gain(group, mean(without), mean(scores), kept));
      if (!kept) {
        best = best.without(group);
        scores = without;
      }
    }
    return new Chosen(best, mean(scores), List.copyOf(gains));
  }

  private static boolean isMostlyLower(double[] some, double[] others) {
    int lower = 0;
    for (int i = 0; i < some.length; i++) {
      lower += some[i] < others[i] ? 1 : 0;
    }
    return lower > some.length / 2;
  }

  private static double mean(double[] scores) {
    return Arrays.stream(scores).average().orElse(Double.NaN);
  }

  private double[] scores(Settings settings) {
    return folds.stream()
        .mapToDouble(fold -> fold.test().logScore(fold.fit().fit(settings)))
        .toArray();
  }
}

package org.forebell.backtest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.forebell.backtest.baseline.Baseline;
import org.forebell.backtest.fit.Fitting;
import org.forebell.report.Subject;
import org.forebell.risk.Observed;
import org.forebell.risk.SubjectModel;

/**
 * What every forecaster said of the judged days of a split, each fitted without them.
 *
 * @param test the judged rows of all folds, one fold after the other
 * @param chances by the forecaster's name, Forebell's first, in the order of the judged rows
 * @param usual Forebell's usual, likewise
 * @param models Forebell's model of each fold
 */
public record Forecasts(
    Subject subject,
    Split split,
    List<Fold> folds,
    int[] test,
    Map<String, double[]> chances,
    double[] usual,
    List<SubjectModel> models) {

  /** Forebell's name among the forecasters. */
  public static final String FOREBELL = "forebell";

  /** The name of the reference to beat. */
  public static final String REFERENCE = "logistic";

  private static final double HORIZON_DAYS = 7;

  private record Of(Map<String, double[]> chances, double[] usual, SubjectModel model) {}

  /** Fits and forecasts fold by fold. */
  static Forecasts of(Study study, Subject subject, Split split) {
    List<Fold> folds =
        new Folds(study)
            .of(split).stream().filter(fold -> canJudge(study.panel(), subject, fold)).toList();
    List<Of> parts = folds.stream().map(fold -> of(study.panel(), subject, fold)).toList();
    Map<String, double[]> chances = new LinkedHashMap<>();
    for (String name : parts.isEmpty() ? List.<String>of() : parts.get(0).chances.keySet()) {
      chances.put(name, joined(parts.stream().map(part -> part.chances.get(name)).toList()));
    }
    int[] test = folds.stream().flatMapToInt(fold -> Arrays.stream(fold.test())).toArray();
    return new Forecasts(
        subject,
        split,
        folds,
        test,
        chances,
        joined(parts.stream().map(Of::usual).toList()),
        parts.stream().map(Of::model).toList());
  }

  private static boolean canJudge(Panel panel, Subject subject, Fold fold) {
    return fold.test().length > 0
        && Arrays.stream(fold.train()).anyMatch(row -> panel.happened(subject, row));
  }

  private static Of of(Panel panel, Subject subject, Fold fold) {
    SubjectModel model = Fitting.fit(panel, subject, fold.train(), null).model();
    double[] chance = new double[fold.test().length];
    double[] usual = new double[fold.test().length];
    for (int i = 0; i < chance.length; i++) {
      Observed seen = panel.observed(subject, fold.test()[i]);
      chance[i] = model.probability(seen, HORIZON_DAYS);
      usual[i] = model.usual(seen, HORIZON_DAYS);
    }
    Map<String, double[]> chances = new LinkedHashMap<>();
    chances.put(FOREBELL, chance);
    for (Baseline baseline : Baseline.all()) {
      chances.put(baseline.name(), baseline.forecast(panel, subject, fold.train(), fold.test()));
    }
    return new Of(chances, usual, model);
  }

  private static double[] joined(List<double[]> parts) {
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  /** The titles of the forecasters by name. */
  public static Map<String, String> titles() {
    Map<String, String> titles = new LinkedHashMap<>();
    titles.put(FOREBELL, "Forebell");
    Baseline.all().forEach(each -> titles.put(each.name(), each.title()));
    return titles;
  }

  /** A column over all rows of the panel, NaN where a row is not judged. */
  public double[] byRow(double[] judged, int rows) {
    double[] column = new double[rows];
    Arrays.fill(column, Double.NaN);
    for (int i = 0; i < test.length; i++) {
      column[test[i]] = judged[i];
    }
    return column;
  }
}

package org.forebell.backtest.fit;

import java.util.Arrays;
import org.forebell.backtest.Panel;
import org.forebell.report.Subject;
import org.forebell.risk.Feature;
import org.forebell.risk.FeatureGroup;
import org.forebell.risk.SubjectModel;

/** Fits the model of one subject on a sample of area-days, with any settings. */
public final class LogLinear {

  /** The probability is about seven days, the intensity about one. */
  private static final double LOG_HORIZON = StrictMath.log(7);

  private static final double PLACES = 1e9;

  private final Panel panel;
  private final WorldRates world;
  private final Sample sample;
  private final Design design;
  private final SubjectModel prior;

  /** The last solution, by feature of the design, the intercept first: a good place to begin. */
  private double[] last;

  /**
   * @param rows to learn from, ascending
   * @param oneIn of the quiet rows is taken
   * @param prior the model that coefficients are drawn to, null for none
   */
  public LogLinear(Panel panel, Subject subject, int[] rows, int oneIn, SubjectModel prior) {
    this.panel = panel;
    this.world =
        prior == null
            ? WorldRates.of(panel, subject, rows)
            : new WorldRates(prior.worldOfSubject(), prior.worldOfAll());
    this.sample = Sample.of(panel, subject, rows, oneIn);
    this.design = Design.of(panel, subject, sample, world);
    this.prior = prior;
  }

  /** What is to be judged, seen as this fit sees it. */
  Judging judging(Panel panel, Subject subject, Sample test) {
    return new Judging(
        Design.columns(panel, subject, test.rows(), world),
        Design.happened(panel, subject, test.rows()),
        test.weights());
  }

  /** Whether some feature of the group varies in the sample. */
  boolean sees(FeatureGroup group) {
    return design.features().stream().anyMatch(each -> each.group() == group);
  }

  /** The model with these settings. */
  public SubjectModel fit(Settings settings) {
    return fit(settings, Newton.EXACT);
  }

  /** Likewise, exact enough to be told from other settings. */
  SubjectModel fitRoughly(Settings settings) {
    return fit(settings, Newton.ROUGH);
  }

  private SubjectModel fit(Settings settings, double enough) {
    double[] weights = weights(settings.halfLifeDays());
    int[] used = used(settings);
    double ridge = settings.ridge() * Arrays.stream(weights).sum();
    double[] b = new Newton(design, weights, used, ridge, prior(used)).solve(start(used), enough);
    last = last == null ? new double[design.width() + 1] : last;
    last[0] = b[0];
    for (int k = 0; k < used.length; k++) {
      last[used[k] + 1] = b[k + 1];
    }
    return model(b, used);
  }

  private double[] start(int[] used) {
    if (last == null) {
      return null;
    }
    double[] start = new double[used.length + 1];
    start[0] = last[0];
    for (int k = 0; k < used.length; k++) {
      start[k + 1] = last[used[k] + 1];
    }
    return start;
  }

  private double[] weights(double halfLifeDays) {
    int last = 0;
    for (int row : sample.rows()) {
      last = Math.max(last, panel.day(row));
    }
    double[] weights = sample.weights().clone();
    if (halfLifeDays < Double.POSITIVE_INFINITY) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= StrictMath.pow(2, (panel.day(sample.rows()[i]) - last) / halfLifeDays);
      }
    }
    return weights;
  }

  private int[] used(Settings settings) {
    int[] used = new int[design.width()];
    int size = 0;
    for (int k = 0; k < used.length; k++) {
      FeatureGroup group = design.features().get(k).group();
      if (settings.groups().contains(group)) {
        used[size++] = k;
      }
    }
    return Arrays.copyOf(used, size);
  }

  /**
   * What coefficients are drawn to: the prior's, or else to what history alone would say, that an
   * area goes on at its own long-run rate.
   */
  private double[] prior(int[] used) {
    double[] drawn = new double[used.length + 1];
    for (int k = 0; k < used.length; k++) {
      Feature feature = design.features().get(used[k]);
      double to = feature.shape() == Feature.Shape.RATE_OF_SUBJECT ? 1 : 0;
      if (prior != null) {
        to = prior.coefficients()[Feature.ALL.indexOf(feature)];
      }
      drawn[k + 1] = to * design.spread()[used[k]];
    }
    return drawn;
  }

  private SubjectModel model(double[] b, int[] used) {
    double[] coefficients =
        prior == null ? new double[Feature.ALL.size()] : prior.coefficients().clone();
    double intercept = b[0] - LOG_HORIZON;
    for (int k = 0; k < used.length; k++) {
      double plain = rounded(b[k + 1] / design.spread()[used[k]]);
      coefficients[Feature.ALL.indexOf(design.features().get(used[k]))] = plain;
      intercept -= plain * design.mean()[used[k]];
    }
    return new SubjectModel(world.ofSubject(), world.ofAll(), rounded(intercept), coefficients);
  }

  /** As many places as model.json holds, so that the file is the model. */
  private static double rounded(double value) {
    return StrictMath.rint(value * PLACES) / PLACES;
  }
}

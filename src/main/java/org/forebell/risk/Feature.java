package org.forebell.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One term of the log of the intensity: a transform of one observed quantity.
 *
 * <p>Every count enters twice, as log(1 + n), which tells many from few, and as n / (1 + n), which
 * tells few from none: with the first alone a log-linear model overshoots where counts are high.
 *
 * @param code its name in model.json
 */
public record Feature(String code, FeatureGroup group, Quantity quantity, Shape shape) {

  /** How the quantity enters. */
  public enum Shape {
    /** log(1 + n). */
    LOG,
    /** n / (1 + n). */
    PRESENCE,
    /** The log of the area's long-run rate over the world's, of the subject's events. */
    RATE_OF_SUBJECT,
    /** The same of all incidents. */
    RATE_OF_ALL
  }

  /** All features, in the order of every vector of coefficients. */
  public static final List<Feature> ALL = all();

  private static List<Feature> all() {
    List<Feature> all = new ArrayList<>();
    all.add(
        new Feature(
            "rate_of_subject",
            FeatureGroup.LONG_RUN,
            Quantity.SUBJECT_EVER,
            Shape.RATE_OF_SUBJECT));
    all.add(
        new Feature("rate_of_all", FeatureGroup.LONG_RUN, Quantity.ALL_EVER, Shape.RATE_OF_ALL));
    for (Quantity quantity : Quantity.values()) {
      FeatureGroup group = group(quantity);
      if (group != null) {
        String code = quantity.name().toLowerCase(Locale.ROOT);
        all.add(new Feature(code, group, quantity, Shape.LOG));
        all.add(new Feature(code + "_any", group, quantity, Shape.PRESENCE));
      }
    }
    return List.copyOf(all);
  }

  private static FeatureGroup group(Quantity quantity) {
    return switch (quantity) {
      case SUBJECT_7D, SUBJECT_30D, SUBJECT_90D, SUBJECT_365D -> FeatureGroup.SUBJECT;
      case ALL_7D, ALL_30D, ALL_90D, ALL_365D -> FeatureGroup.ALL;
      case COUNTRY_7D, COUNTRY_30D -> FeatureGroup.COUNTRY;
      case NEAR_7D, NEAR_30D, NEAR_90D -> FeatureGroup.NEAR;
      case ACCESS_IN_FORCE, ACCESS_30D -> FeatureGroup.ACCESS;
      case THREATS_30D, THREATS_90D -> FeatureGroup.THREATS;
      case NEAR_MISSES_30D, NEAR_MISSES_90D -> FeatureGroup.NEAR_MISSES;
      // With 2 and 14 days besides, nothing was foreseen better on countries or times not seen.
      case SUBJECT_2D,
          SUBJECT_14D,
          ALL_2D,
          ALL_14D,
          SUBJECT_EVER,
          ALL_EVER,
          DAYS_KNOWN,
          COUNTRY_SUBJECT_EVER,
          COUNTRY_ALL_EVER,
          COUNTRY_AREA_DAYS ->
          null;
    };
  }

  /** The feature of that code, null when there is none. */
  public static Feature of(String code) {
    for (Feature each : ALL) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    return null;
  }

  /**
   * The value where events come evenly at a rate: n is then rate · half-life / ln 2. 0 where the
   * feature is no decayed count of the area's own.
   *
   * @param rate a day
   */
  double atRate(double rate) {
    double n = rate * halfLifeDays() / StrictMath.log(2);
    return shape == Shape.LOG ? StrictMath.log1p(n) : shape == Shape.PRESENCE ? n / (1 + n) : 0;
  }

  private int halfLifeDays() {
    return switch (quantity) {
      case SUBJECT_7D, ALL_7D -> 7;
      case SUBJECT_30D, ALL_30D -> 30;
      case SUBJECT_90D, ALL_90D -> 90;
      case SUBJECT_365D, ALL_365D -> 365;
      default -> 0;
    };
  }

  /**
   * The value of the feature; 0 where nothing was seen.
   *
   * @param ofSubject the long-run rates of the subject's events, likewise of all incidents
   */
  public double value(Observed seen, LongRun ofSubject, LongRun ofAll) {
    double n = seen.value(quantity);
    return switch (shape) {
      case LOG -> n == 0 ? 0 : StrictMath.log1p(n);
      case PRESENCE -> n / (1 + n);
      case RATE_OF_SUBJECT -> ofSubject.logOwn();
      case RATE_OF_ALL -> ofAll.logOwn();
    };
  }
}

package org.forebell.backtest.fit;

import java.util.EnumSet;
import java.util.Set;
import org.forebell.risk.FeatureGroup;

/**
 * What cross-validation chooses.
 *
 * @param groups of features the model holds
 * @param ridge the penalty on a squared coefficient of a standardised feature, per area-day
 * @param halfLifeDays after which a training day weighs half; infinite where all weigh alike
 */
public record Settings(Set<FeatureGroup> groups, double ridge, double halfLifeDays) {

  /** Incidents here, around and before, a middling penalty, all days alike: the search's start. */
  public static final Settings FIRST =
      new Settings(
          EnumSet.of(
              FeatureGroup.LONG_RUN,
              FeatureGroup.SUBJECT,
              FeatureGroup.ALL,
              FeatureGroup.COUNTRY,
              FeatureGroup.NEAR),
          0.0015,
          Double.POSITIVE_INFINITY);

  Settings withRidge(double other) {
    return new Settings(groups, other, halfLifeDays);
  }

  Settings withHalfLife(double days) {
    return new Settings(groups, ridge, days);
  }

  /** With a group where it is without, without it where it is with. */
  Settings toggled(FeatureGroup group) {
    EnumSet<FeatureGroup> others = EnumSet.copyOf(groups);
    if (!others.remove(group)) {
      others.add(group);
    }
    return new Settings(others, ridge, halfLifeDays);
  }
}

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

  /** Every group, a middling penalty, and all days alike: where the search begins. */
  public static final Settings FIRST =
      new Settings(EnumSet.allOf(FeatureGroup.class), 0.0015, Double.POSITIVE_INFINITY);

  Settings withRidge(double other) {
    return new Settings(groups, other, halfLifeDays);
  }

  Settings withHalfLife(double days) {
    return new Settings(groups, ridge, days);
  }

  Settings without(FeatureGroup group) {
    EnumSet<FeatureGroup> fewer = EnumSet.copyOf(groups);
    fewer.remove(group);
    return new Settings(fewer, ridge, halfLifeDays);
  }
}

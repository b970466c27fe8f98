package org.forebell.risk;

import java.util.ArrayList;
import java.util.List;

/**
 * The log of the daily intensity of one subject, linear in the features.
 *
 * @param worldOfSubject events that affect the subject a day in an area, over all areas
 * @param worldOfAll incidents a day in an area, over all areas
 * @param intercept the log of the daily intensity where every feature is 0
 * @param coefficients in the order of {@link Feature#ALL}; 0 for a feature the model does without
 */
public record SubjectModel(
    double worldOfSubject, double worldOfAll, double intercept, double[] coefficients) {

  private static final FeatureGroup[] GROUPS = FeatureGroup.values();
  private static final int[][] MEMBERS = members();

  /**
   * The score of what is observed. The first three factors say what the long-run rates alone would
   * give, were events to come evenly at them; the others, by how much what was seen of late is off.
   */
  public Score score(Observed seen, double horizonDays) {
    LongRun ofSubject = LongRun.ofSubject(seen, worldOfSubject);
    LongRun ofAll = LongRun.ofAll(seen, worldOfAll);
    long world = evenly(worldOfSubject, worldOfAll);
    long country = evenly(ofSubject.country(), ofAll.country());
    List<Factor> factors = new ArrayList<>(GROUPS.length + 2);
    factors.add(new Factor("world_rate", worldOfSubject, world));
    factors.add(new Factor("country_rate", ofSubject.country(), country - world));
    long sum = micronats(intercept);
    long own = sum;
    for (FeatureGroup group : GROUPS) {
      long effect = effect(group, seen, ofSubject, ofAll);
      long expected =
          group == FeatureGroup.LONG_RUN ? effect : evenly(group, ofSubject.own(), ofAll.own());
      sum += effect;
      own += expected;
      if (group != FeatureGroup.LONG_RUN && holds(group)) {
        factors.add(new Factor(group.factor(), seen.value(group.shown()), effect - expected));
      }
    }
    factors.add(2, new Factor(FeatureGroup.LONG_RUN.factor(), ofSubject.own(), own - country));
    return new Score(
        Score.probability(sum, horizonDays), usual(ofSubject, horizonDays), List.copyOf(factors));
  }

  /** The log of the intensity where events come evenly at these rates a day and nothing else. */
  private long evenly(double ofSubject, double ofAll) {
    double rates = 0;
    for (int i : MEMBERS[FeatureGroup.LONG_RUN.ordinal()]) {
      boolean subject = Feature.ALL.get(i).shape() == Feature.Shape.RATE_OF_SUBJECT;
      double over = subject ? ofSubject / worldOfSubject : ofAll / worldOfAll;
      rates += coefficients[i] == 0 ? 0 : coefficients[i] * StrictMath.log(over);
    }
    return micronats(intercept)
        + micronats(rates)
        + evenly(FeatureGroup.SUBJECT, ofSubject, ofAll)
        + evenly(FeatureGroup.ALL, ofSubject, ofAll);
  }

  private long evenly(FeatureGroup group, double ofSubject, double ofAll) {
    if (group != FeatureGroup.SUBJECT && group != FeatureGroup.ALL) {
      return 0;
    }
    double rate = group == FeatureGroup.SUBJECT ? ofSubject : ofAll;
    double effect = 0;
    for (int i : MEMBERS[group.ordinal()]) {
      effect += coefficients[i] == 0 ? 0 : coefficients[i] * Feature.ALL.get(i).atRate(rate);
    }
    return micronats(effect);
  }

  /** The probability of {@link #score} alone. */
  public double probability(Observed seen, double horizonDays) {
    LongRun ofSubject = LongRun.ofSubject(seen, worldOfSubject);
    LongRun ofAll = LongRun.ofAll(seen, worldOfAll);
    long sum = micronats(intercept);
    for (FeatureGroup group : GROUPS) {
      sum += effect(group, seen, ofSubject, ofAll);
    }
    return Score.probability(sum, horizonDays);
  }

  /** The usual of {@link #score} alone. */
  public double usual(Observed seen, double horizonDays) {
    return usual(LongRun.ofSubject(seen, worldOfSubject), horizonDays);
  }

  private static double usual(LongRun ofSubject, double horizonDays) {
    return Score.probability(micronats(StrictMath.log(ofSubject.own())), horizonDays);
  }

  /** Whether the model has a coefficient for some feature of the group. */
  public boolean holds(FeatureGroup group) {
    for (int i : MEMBERS[group.ordinal()]) {
      if (coefficients[i] != 0) {
        return true;
      }
    }
    return false;
  }

  private long effect(FeatureGroup group, Observed seen, LongRun ofSubject, LongRun ofAll) {
    double effect = 0;
    for (int i : MEMBERS[group.ordinal()]) {
      if (coefficients[i] != 0) {
        effect += coefficients[i] * Feature.ALL.get(i).value(seen, ofSubject, ofAll);
      }
    }
    return micronats(effect);
  }

  private static long micronats(double log) {
    return StrictMath.round(log * 1e6);
  }

  private static int[][] members() {
    int[][] members = new int[GROUPS.length][];
    for (FeatureGroup group : GROUPS) {
      members[group.ordinal()] =
          Feature.ALL.stream()
              .filter(each -> each.group() == group)
              .mapToInt(Feature.ALL::indexOf)
              .toArray();
    }
    return members;
  }
}

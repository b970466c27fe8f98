package org.forebell.alert;

import java.util.Map;

/** What moves a score, in words of English, by the names of factors in the contract. */
public final class ReasonText {

  private static final Map<String, String> REASONS =
      Map.of(
          "country_rate", "rate of the country",
          "area_long_run", "the area's own long run",
          "recent_incidents", "recent incidents and threats",
          "all_incidents", "all incidents here",
          "same_country", "incidents elsewhere in the country",
          "near_areas", "incidents in areas near",
          "access_constraints", "access constraints",
          "threats", "recent threats",
          "near_misses", "near misses");

  private ReasonText() {}

  /** A factor in words; null for one that is not told to people, such as the rate of the world. */
  public static String of(String factor) {
    return REASONS.get(factor);
  }
}

package org.forebell.risk;

/** Features that tell of one thing, and the name of the factor they make in a score. */
public enum FeatureGroup {
  LONG_RUN("area_long_run", Quantity.SUBJECT_EVER),
  SUBJECT("recent_incidents", Quantity.SUBJECT_30D),
  ALL("all_incidents", Quantity.ALL_30D),
  COUNTRY("same_country", Quantity.COUNTRY_30D),
  NEAR("near_areas", Quantity.NEAR_30D),
  ACCESS("access_constraints", Quantity.ACCESS_IN_FORCE),
  THREATS("threats", Quantity.THREATS_30D),
  NEAR_MISSES("near_misses", Quantity.NEAR_MISSES_30D);

  private final String factor;
  private final Quantity shown;

  FeatureGroup(String factor, Quantity shown) {
    this.factor = factor;
    this.shown = shown;
  }

  /** The name of the factor in assessments and alerts. */
  public String factor() {
    return factor;
  }

  /** What stands beside the factor as its value. */
  public Quantity shown() {
    return shown;
  }

  /** Whether a model cannot do without it. */
  public boolean isBasic() {
    return this == LONG_RUN || this == SUBJECT;
  }
}

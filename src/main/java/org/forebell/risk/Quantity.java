package org.forebell.risk;

/**
 * What a score is made from, in plain numbers: counts of events, decayed with the half-life in the
 * name or as many as there ever were, and spans of days.
 *
 * <p>"Subject" counts incidents and threats that affected the subject, "all" every incident
 * whomever it affected. Of the country the area's own count is left out. What is near is all
 * incidents of places that share a border.
 */
public enum Quantity {
  SUBJECT_2D,
  SUBJECT_7D,
  SUBJECT_14D,
  SUBJECT_30D,
  SUBJECT_90D,
  SUBJECT_365D,
  ALL_2D,
  ALL_7D,
  ALL_14D,
  ALL_30D,
  ALL_90D,
  ALL_365D,
  SUBJECT_EVER,
  ALL_EVER,
  DAYS_KNOWN,
  COUNTRY_SUBJECT_EVER,
  COUNTRY_ALL_EVER,
  COUNTRY_AREA_DAYS,
  COUNTRY_7D,
  COUNTRY_30D,
  NEAR_7D,
  NEAR_30D,
  NEAR_90D,
  ACCESS_IN_FORCE,
  ACCESS_30D,
  THREATS_30D,
  THREATS_90D,
  NEAR_MISSES_30D,
  NEAR_MISSES_90D;

  static final int COUNT = values().length;
}

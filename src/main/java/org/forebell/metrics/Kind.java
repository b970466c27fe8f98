package org.forebell.metrics;

/** How the series of one name are read, and put together where several parts of a job tell one. */
enum Kind {
  /**
   * Parts are added up, those of parts that have ended included: within a process it never falls.
   */
  COUNTER,
  /** Parts are added up. */
  GAUGE_SUM,
  /** The least of the parts, such as the oldest of several times. */
  GAUGE_MIN,
  /** The greatest of the parts. */
  GAUGE_MAX,
  /** Buckets are added up as counters are. */
  HISTOGRAM,
  /** Quantiles of one part. */
  SUMMARY,
  /** Tells by its labels. */
  INFO
}

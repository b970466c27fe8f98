package org.forebell.flink;

import java.time.Duration;
import java.util.List;

/** The topics of the house by name. */
public final class Topics {
  public static final String INCIDENT = "reports.incident";
  public static final String ACCESS = "reports.access";
  public static final String REJECTED = "reports.rejected";
  public static final String ASSESSMENTS = "risk.assessments";
  public static final String ALERTS = "alerts";

  /** What the escalation job reads. */
  public static final List<String> REPORTS = List.of(INCIDENT, ACCESS);

  /**
   * How long a transaction of an exactly-once sink may stay open: longer than the longest
   * checkpoint and outage together, and no longer than the broker's {@code
   * transaction.max.timeout.ms}, whose default this is.
   */
  public static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

  private Topics() {}
}

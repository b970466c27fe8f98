package org.forebell.flink;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The topics of the house, and how each is kept.
 *
 * <p>Only {@link #POLICY} and {@link #ROUTING} are compacted, under keys that no two of their
 * records share but heartbeats: what was decided stays for as long as the system does. Of the
 * others the key of a record is its area or its alert, so that one of them keeps its order; but an
 * area has two subjects and a history, and compaction would keep its last record alone.
 */
public final class Topics {
  public static final String INCIDENT_REPORTS = "reports.incident";
  public static final String ACCESS_REPORTS = "reports.access";
  public static final String REJECTED = "reports.rejected";
  public static final String ASSESSMENTS = "risk.assessments";
  public static final String ALERTS = "alerts";

  public static final String POLICY = "policy";
  public static final String SHADOW_ALERTS = "alerts.shadow";

  /** Who has read what: replies, links, commands. */
  public static final String ACKNOWLEDGEMENTS = "acknowledgements";

  /** What came of alerts, and what was learnt, which stays inside. */
  public static final String OUTCOMES = "outcomes";

  /** Who was told what, when and how, and what became of it. */
  public static final String DELIVERIES = "deliveries";

  public static final String ROUTING = "routing";

  /** What the notification job turned away, of any of its topics. */
  public static final String NOT_DELIVERABLE = "notification.rejected";

  /** What field teams send. */
  public static final List<String> REPORTS = List.of(INCIDENT_REPORTS, ACCESS_REPORTS);

  /** What the escalation job reads, and what heartbeats go to. */
  public static final List<String> READ = List.of(INCIDENT_REPORTS, ACCESS_REPORTS, POLICY);

  /** What the notification job reads; what it tells itself by {@link #DELIVERIES} included. */
  public static final List<String> NOTIFICATION_READS =
      List.of(ALERTS, ACKNOWLEDGEMENTS, OUTCOMES, ROUTING, DELIVERIES);

  /** What the notification job writes. */
  public static final List<String> NOTIFICATION_WRITES = List.of(DELIVERIES, NOT_DELIVERABLE);

  public static final int PARTITIONS = 4;

  /**
   * The longest record of any report topic; longer than any report, so that what is too long is
   * seen.
   */
  public static final int REPORT_BYTES = 1 << 20;

  /** The longest rejected record: a whole report record in base64, with where it came from. */
  public static final int REJECTED_BYTES = REPORT_BYTES / 3 * 4 + (64 << 10);

  /**
   * How long a transaction of an exactly-once sink may stay open: longer than the longest
   * checkpoint and outage together, and no longer than the broker's {@code
   * transaction.max.timeout.ms}, whose default this is.
   */
  public static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

  /** As long as the job itself remembers a report, with a margin: what it knew can be replayed. */
  private static final Duration RETENTION = Duration.ofDays(430);

  /**
   * Rejected records hold what senders wrote, names included; long enough to mend and send again.
   */
  private static final Duration REJECTED_RETENTION = Duration.ofDays(30);

  private static final String FOR_EVER = "-1";

  private Topics() {}

  /** All topics, in a stable order. */
  public static List<TopicSettings> all(Stamps stamps) {
    return List.of(
        report(INCIDENT_REPORTS, stamps),
        report(ACCESS_REPORTS, stamps),
        output(REJECTED, stamps, days(REJECTED_RETENTION), REJECTED_BYTES),
        output(ASSESSMENTS, stamps, days(RETENTION), REPORT_BYTES),
        output(ALERTS, stamps, FOR_EVER, REPORT_BYTES),
        output(SHADOW_ALERTS, stamps, days(RETENTION), REPORT_BYTES),
        published(POLICY, stamps),
        answers(ACKNOWLEDGEMENTS, stamps, days(RETENTION)),
        answers(OUTCOMES, stamps, FOR_EVER),
        output(DELIVERIES, stamps, days(RETENTION), REPORT_BYTES),
        published(ROUTING, stamps),
        output(NOT_DELIVERABLE, stamps, days(REJECTED_RETENTION), REJECTED_BYTES));
  }

  /** One partition: what is published takes force in one order. */
  private static TopicSettings published(String name, Stamps stamps) {
    Map<String, String> configs = configs(stamps, stamps.type(), FOR_EVER, REPORT_BYTES);
    configs.put("cleanup.policy", "compact");
    return new TopicSettings(name, 1, configs);
  }

  /** What comes back from those who were told. */
  private static TopicSettings answers(String name, Stamps stamps, String retention) {
    return new TopicSettings(name, configs(stamps, stamps.type(), retention, REPORT_BYTES));
  }

  private static TopicSettings report(String name, Stamps stamps) {
    return new TopicSettings(name, configs(stamps, stamps.type(), days(RETENTION), REPORT_BYTES));
  }

  /** What the job writes carries the time it speaks of. */
  private static TopicSettings output(String name, Stamps stamps, String retention, int bytes) {
    return new TopicSettings(name, configs(stamps, Stamps.SENDER.type(), retention, bytes));
  }

  private static Map<String, String> configs(
      Stamps stamps, String type, String retention, int bytes) {
    Map<String, String> configs = new HashMap<>();
    configs.put("cleanup.policy", "delete");
    configs.put("message.timestamp.type", type);
    // A broker refuses times an hour ahead of its own clock by default, and the job would stop.
    configs.put("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    // Retention counts from the record's time: with times of years ago all would be gone at once.
    configs.put("retention.ms", stamps == Stamps.BROKER ? retention : FOR_EVER);
    configs.put("retention.bytes", "-1");
    configs.put("max.message.bytes", Integer.toString(bytes));
    return configs;
  }

  private static String days(Duration retention) {
    return Long.toString(retention.toMillis());
  }
}

package org.forebell.flink.measure;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.forebell.report.AccessReport;
import org.forebell.report.Heartbeat;
import org.forebell.report.Incident;
import org.forebell.report.NothingToReport;
import org.forebell.report.Reason;
import org.forebell.report.Report;
import org.forebell.report.ReportParser;

/** What comes in: how much, how old, and when last from where. */
public final class Intake {

  private static final double SECOND_MS = 1000.0;
  private static final double HOUR = 3600;
  private static final double DAY = 24 * HOUR;
  private static final double[] AGES = {
    HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 90 * DAY
  };

  private final MetricGroup forebell;
  private final Counter read;
  private final Verdicts verdicts;
  private final Map<String, Map<Integer, Partition>> partitions = new HashMap<>();
  private final Map<String, Kind> kinds = new HashMap<>();
  private Partition current;

  public Intake(MetricGroup forebell) {
    this.forebell = forebell;
    this.read = Measures.counter(forebell, "records_read_total");
    this.verdicts = Verdicts.ofReports(forebell);
  }

  /** A partition, as far as its records tell; read by another thread than written. */
  private static final class Partition {
    private final String topic;
    private final int number;
    private volatile long readAt;
    private volatile long knownAt = Long.MIN_VALUE;
    private volatile long beatAt = Long.MIN_VALUE;

    Partition(String topic, int number) {
      this.topic = topic;
      this.number = number;
    }
  }

  /** What came of one kind. */
  private static final class Kind {
    private final Buckets ages = new Buckets(AGES);
    private volatile long acceptedAt = Long.MIN_VALUE;
  }

  /**
   * A record was read.
   *
   * @param knownAt the clock of decisions, epoch milliseconds
   * @param now of this machine, epoch milliseconds
   */
  public void read(String topic, int partition, long knownAt, long now) {
    read.inc();
    if (current == null || current.number != partition || !current.topic.equals(topic)) {
      current =
          partitions
              .computeIfAbsent(topic, each -> new HashMap<>())
              .computeIfAbsent(partition, each -> partition(topic, partition));
    }
    current.readAt = now;
    if (knownAt != ReportParser.KNOWN_FROM_RECORD) {
      current.knownAt = Math.max(current.knownAt, knownAt);
    }
  }

  private Partition partition(String topic, int number) {
    Partition partition = new Partition(topic, number);
    MetricGroup group =
        Measures.labelled(forebell, "topic", topic, "partition", Integer.toString(number));
    group.gauge("read_timestamp_seconds", () -> seconds(partition.readAt));
    group.gauge("known_timestamp_seconds", () -> seconds(partition.knownAt));
    group.gauge("heartbeat_timestamp_seconds", () -> seconds(partition.beatAt));
    return partition;
  }

  private static double seconds(long millis) {
    return millis == Long.MIN_VALUE ? Double.NaN : millis / SECOND_MS;
  }

  /** The record read last is a report that can be used. */
  public void accepted(Report report, long knownAt) {
    String kind = kind(report);
    verdicts.accepted(kind);
    if (report instanceof Heartbeat) {
      current.beatAt = current.readAt;
      return;
    }
    Kind told = kinds.computeIfAbsent(kind, this::newKind);
    told.acceptedAt = current.readAt;
    if (report instanceof Incident incident) {
      told.ages.observe(Math.max(0, knownAt - incident.occurredAt()) / SECOND_MS);
    } else if (report instanceof AccessReport access) {
      told.ages.observe(Math.max(0, knownAt - access.occurredAt()) / SECOND_MS);
    }
  }

  private Kind newKind(String name) {
    Kind kind = new Kind();
    MetricGroup group = Measures.labelled(forebell, "kind", name);
    group.gauge("report_accepted_timestamp_seconds", () -> seconds(kind.acceptedAt));
    if (name.equals("incident") || name.equals("access")) {
      group.histogram("report_age_seconds", kind.ages);
    }
    return kind;
  }

  private static String kind(Report report) {
    if (report instanceof Incident) {
      return "incident";
    }
    if (report instanceof AccessReport) {
      return "access";
    }
    if (report instanceof NothingToReport) {
      return "nothing_to_report";
    }
    return report instanceof Heartbeat ? "heartbeat" : "retraction";
  }

  /** The record read last was turned away. */
  public void rejected(Reason reason) {
    verdicts.rejected(Verdicts.UNKNOWN, reason);
  }
}

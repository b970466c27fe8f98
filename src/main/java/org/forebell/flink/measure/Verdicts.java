package org.forebell.flink.measure;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.forebell.report.Reason;

/** How many records were taken and turned away, by kind and by reason. */
public final class Verdicts {

  /** What is turned away may not say what it is. */
  public static final String UNKNOWN = "unknown";

  /** A record of the topic policy. */
  public static final String POLICY = "policy";

  private final MetricGroup forebell;
  private final String all;
  private final String byReason;
  private final Map<String, Counter> accepted = new HashMap<>();
  private final Map<String, Counter> rejected = new HashMap<>();
  private final Map<Reason, Counter> reasons = new EnumMap<>(Reason.class);

  private Verdicts(MetricGroup forebell, String all, String byReason) {
    this.forebell = forebell;
    this.all = all;
    this.byReason = byReason;
  }

  /** Of what the escalation job reads. */
  public static Verdicts ofReports(MetricGroup forebell) {
    return new Verdicts(forebell, "reports_total", "reports_rejected_total");
  }

  /** Of what the notification job reads. */
  public static Verdicts ofNotices(MetricGroup forebell) {
    return new Verdicts(forebell, "notices_total", "notices_rejected_total");
  }

  /** A record of a kind was taken. */
  public void accepted(String kind) {
    accepted.computeIfAbsent(kind, each -> reports(each, "accepted")).inc();
  }

  /** A record was turned away. */
  public void rejected(String kind, Reason reason) {
    rejected.computeIfAbsent(kind, each -> reports(each, "rejected")).inc();
    reasons
        .computeIfAbsent(
            reason, each -> Measures.counter(forebell, byReason, "reason", each.code()))
        .inc();
  }

  private Counter reports(String kind, String result) {
    return Measures.counter(forebell, all, "kind", kind, "result", result);
  }
}

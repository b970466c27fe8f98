package org.forebell.flink.measure;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.forebell.alert.Alert;
import org.forebell.policy.InForce;
import org.forebell.policy.PublishedPolicy;
import org.forebell.report.Subject;
import org.forebell.risk.Assessment;
import org.forebell.risk.Level;

/** What a watch sees and tells: levels and chances, alerts, how fast, and under which policy. */
public final class Watched {

  /** Of areas and subjects, in one part of a job; each has up to four series. */
  private static final int MOST_AREAS = 1000;

  private static final double SECOND_MS = 1000.0;

  private final MetricGroup forebell;
  private final AreaBoard board = new AreaBoard(MOST_AREAS);
  private final Map<Subject, Counter> assessments = new EnumMap<>(Subject.class);
  private final Map<String, Counter> alerts = new HashMap<>();
  private final Buckets delays =
      new Buckets(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800);
  private volatile InForce inForce;
  private volatile long watermark = Long.MIN_VALUE;
  private volatile long movedAt = Long.MIN_VALUE;

  /**
   * @param fittedUntil the last day of what the model was fitted on, epoch milliseconds; {@link
   *     Long#MIN_VALUE} when it does not say
   */
  public Watched(MetricGroup forebell, long fittedUntil) {
    this.forebell = forebell;
    for (Subject each : Subject.values()) {
      assessments.put(
          each, Measures.counter(forebell, "assessments_total", "subject", each.code()));
    }
    forebell.histogram("report_to_alert_seconds", delays);
    Several.gauge(forebell, "risk_probability", board::probabilities);
    Several.gauge(forebell, "risk_usual_probability", board::usual);
    Several.gauge(forebell, "risk_level", board::levels);
    Several.gauge(forebell, "alert_open_timestamp_seconds", board::openSince);
    Several.gauge(forebell, "open_alerts", board::open);
    Several.gauge(forebell, "risk_areas", board::aboveNormal);
    forebell.gauge("risk_areas_not_shown", board::notShown);
    Several.gauge(forebell, "policy_info", this::policies);
    Several.gauge(forebell, "overrides", this::overrides);
    forebell.gauge("model_fitted_timestamp_seconds", () -> seconds(fittedUntil));
    forebell.gauge("scoring_watermark_timestamp_seconds", () -> seconds(watermark));
    forebell.gauge("scoring_moved_timestamp_seconds", () -> seconds(movedAt));
  }

  private static double seconds(long millis) {
    return millis == Long.MIN_VALUE ? Double.NaN : millis / SECOND_MS;
  }

  /** Time went on to a watermark, seen at {@code now} of this machine, epoch milliseconds. */
  public void moved(long to, long now) {
    watermark = to;
    movedAt = now;
  }

  /** What is in force now. */
  public void inForce(InForce now) {
    inForce = now;
  }

  private void policies(Several into) {
    InForce now = inForce;
    if (now != null) {
      into.put(labels(now.live(), "live"), 1);
      for (PublishedPolicy shadow : now.shadows()) {
        into.put(labels(shadow, "shadow"), 1);
      }
    }
  }

  private static Map<String, String> labels(PublishedPolicy policy, String role) {
    return Map.of("policy", policy.version(), "model", policy.model().name(), "role", role);
  }

  private void overrides(Several into) {
    InForce now = inForce;
    into.put(Map.of(), now == null ? 0 : now.overrides().size());
  }

  /** An assessment is published. */
  public void assessed(Assessment assessment, boolean named) {
    assessments.get(assessment.subject()).inc();
    board.assessed(
        assessment.area(),
        assessment.subject(),
        assessment.level(),
        assessment.score().probability(),
        assessment.score().usual(),
        named);
  }

  /** A part of a job goes on from where it stood: what it knew of a subject of an area. */
  public void restored(
      String area, Subject subject, Level level, double probability, double usual, boolean named) {
    board.assessed(area, subject, level, probability, usual, named);
  }

  /** An alert was open there. */
  public void restoredAlert(String area, Subject subject, Level level, long since) {
    board.opened(area, subject, level, since / SECOND_MS);
  }

  /** An alert is published. */
  public void alerted(Alert alert, boolean named) {
    count("alerts_total", alert);
    if (alert.change().ends()) {
      board.closed(alert.area(), alert.subject(), named);
    } else {
      board.opened(
          alert.area(), alert.subject(), alert.level(), alert.episode().start() / SECOND_MS);
    }
  }

  /**
   * What a report brought about was published.
   *
   * @param delayMs after the report became known
   * @param now of this machine, epoch milliseconds
   */
  public void delayed(Alert alert, long delayMs, long now) {
    delays.observe(Math.max(0, delayMs) / SECOND_MS, alert.episode().id(), now);
  }

  /** A shadow policy would have published an alert. */
  public void shadowed(Alert alert) {
    count("shadow_alerts_total", alert);
  }

  private void count(String name, Alert alert) {
    String change = alert.change().code();
    String level = alert.level().code();
    String subject = alert.subject().code();
    alerts
        .computeIfAbsent(
            String.join(" ", name, change, level, subject),
            first ->
                Measures.counter(
                    forebell, name, "change", change, "level", level, "subject", subject))
        .inc();
  }
}

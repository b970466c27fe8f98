package org.forebell.metrics.board;

import static org.forebell.metrics.board.Panel.Look.BARS;
import static org.forebell.metrics.board.Panel.Look.LINES;
import static org.forebell.metrics.board.Panel.Look.NUMBER;

import java.util.List;
import java.util.stream.Stream;

/** Whether data flows and what becomes of it. */
final class Work {

  private Work() {}

  static Board board() {
    return new Board(
        "forebell-work",
        "Forebell · Work",
        "Is data flowing, is it sound, and do alerts come in time and mean what they say?",
        Stream.of(flow(), Told.panels(), Worth.panels()).flatMap(List::stream).toList());
  }

  private static List<Panel> flow() {
    return List.of(
        last(),
        usual(),
        overdue(),
        rejectedShare(),
        promise(),
        incoming(),
        filed(),
        reasons(),
        age(),
        late(),
        delay(),
        alerts(),
        assessments(),
        taken(),
        heartbeats());
  }

  private static Panel last() {
    return Panel.of(
            "How long ago was a report accepted?",
            NUMBER,
            "s",
            6,
            "Longer than twice the usual: quiet, or cut off? Ask a desk for a report that it has"
                + " nothing to report.")
        .asks("time() - max by (kind) (forebell_report_accepted_timestamp_seconds)", "{{kind}}")
        .yellowFrom(3600)
        .redFrom(86_400);
  }

  private static Panel usual() {
    return Panel.of(
            "What gap between reports is still usual?",
            NUMBER,
            "s",
            6,
            "95 of 100 gaps are shorter, at the rate of the last week. It grows when desks leave.")
        .asks("forebell:report_gap_usual:seconds", "usual gap");
  }

  private static Panel overdue() {
    return Panel.of(
            "Is the last report overdue?",
            NUMBER,
            "short",
            6,
            "In usual gaps: past 1 it is unusual, past 2 ForebellNoReportAccepted rings: ask whether it is quiet or somebody"
                + " is cut off.")
        .asks(
            "(time() - max(max_over_time(forebell_report_accepted_timestamp_seconds"
                + "{kind=~\"incident|access\"}[7d]))) / forebell:report_gap_usual:seconds",
            "gaps")
        .yellowFrom(1)
        .redFrom(2);
  }

  private static Panel rejectedShare() {
    return Panel.of(
            "What share of records is turned away?",
            NUMBER,
            "percentunit",
            6,
            "Of 30 minutes, and of the week. Look at the reasons below, then at reports.rejected:"
                + " docs/rejections.md says what each sender is to do.")
        .asks("forebell:reports_rejected:ratio30m", "30 minutes")
        .asks("forebell:reports_rejected:ratio7d", "week")
        .yellowFrom(0.02)
        .redFrom(0.05);
  }

  private static Panel promise() {
    return Panel.of(
            "How many alerts came later than 5 s?",
            NUMBER,
            "percentunit",
            6,
            "The promise is 1 in 100. If it is more, look at Machine: backpressure, checkpoints, then"
                + " heartbeats, for an alert waits for the slowest partition.")
        .asks("forebell:report_to_alert_slow:ratio1h", "an hour")
        .asks("forebell:report_to_alert_slow:ratio3d", "three days")
        .yellowFrom(0.005)
        .redFrom(0.01);
  }

  private static Panel incoming() {
    return Panel.of(
            "How many reports come in?",
            LINES,
            "reqps",
            12,
            "Accepted, by kind. A step down to nothing is a sender that stopped; a step up is a backlog"
                + " or a flood.")
        .asks("forebell:reports_accepted:rate5m", "{{kind}}");
  }

  private static Panel filed() {
    return Panel.of(
            "What became of reports?",
            LINES,
            "short",
            12,
            "In an hour. Many duplicates are a sender that repeats itself, which does no harm; many"
                + " withdrawals are worth a call.")
        .asks("sum by (standing) (increase(forebell_reports_filed_total[1h]))", "{{standing}}");
  }

  private static Panel reasons() {
    return Panel.of(
            "Why are records turned away?",
            BARS,
            "short",
            12,
            "In 24 hours. docs/rejections.md has what to do for each reason.")
        .asks(
            "sort_desc(sum by (reason) (increase(forebell_reports_rejected_total[24h])))",
            "{{reason}}")
        .yellowFrom(10)
        .redFrom(100);
  }

  private static Panel age() {
    return Panel.of(
            "How old is the news when it comes?",
            LINES,
            "s",
            12,
            "Half of reports are newer, and nine of ten. Growing age with the same count is a desk"
                + " that works off a backlog: alerts rest on what was.")
        .asks(
            "histogram_quantile(0.5, sum by (le, kind)"
                + " (rate(forebell_report_age_seconds_bucket[$__rate_interval])))",
            "half of {{kind}}")
        .asks(
            "histogram_quantile(0.9, sum by (le, kind)"
                + " (rate(forebell_report_age_seconds_bucket[$__rate_interval])))",
            "nine of ten of {{kind}}")
        .yellowFrom(86_400);
  }

  private static Panel late() {
    return Panel.of(
            "How many reports come when time has passed them?",
            LINES,
            "short",
            12,
            "By how far. With topics stamped by the broker there are none: if there are, somebody"
                + " writes to a topic stamped by senders.")
        .asks("sum by (le) (increase(forebell_report_late_seconds_bucket[1h]))", "up to {{le}} s")
        .yellowFrom(1);
  }

  private static Panel delay() {
    return Panel.of(
            "How long from a report to its alert?",
            LINES,
            "s",
            12,
            "Half, and 99 of 100. The points of a query with exemplars name alerts.")
        .asks("forebell:report_to_alert:p99_5m", "99 of 100")
        .asks(
            "histogram_quantile(0.5, sum by (le)"
                + " (rate(forebell_report_to_alert_seconds_bucket[$__rate_interval])))",
            "half")
        .yellowFrom(2)
        .redFrom(5);
  }

  private static Panel alerts() {
    return Panel.of(
            "How many alerts are published?",
            LINES,
            "short",
            12,
            "Versions in an hour by what changed. What officers get of them is bounded by their"
                + " budgets.")
        .asks("sum by (change) (increase(forebell_alerts_total[1h]))", "{{change}}");
  }

  private static Panel assessments() {
    return Panel.of(
            "Are assessments published?",
            LINES,
            "short",
            12,
            "In 24 hours: two of each known area at each tick, and one at each change of level. Fewer"
                + " than the day before with no area gone: see ForebellScoringStands.")
        .asks("sum by (subject) (increase(forebell_assessments_total[24h]))", "{{subject}}");
  }

  private static Panel taken() {
    return Panel.of(
            "What kinds of records are read?",
            BARS,
            "short",
            12,
            "In 24 hours, by kind and whether they were accepted. Heartbeats are most of them.")
        .asks(
            "sort_desc(sum by (kind, result) (increase(forebell_reports_total[24h])))",
            "{{kind}} {{result}}");
  }

  private static Panel heartbeats() {
    return Panel.of(
            "How long ago was the last heartbeat?",
            LINES,
            "s",
            12,
            "Of each partition. Time goes on only as far as the slowest; start ./forebell clock where"
                + " it died.")
        .asks("forebell:heartbeat_age:seconds", "{{topic}}/{{partition}}")
        .yellowFrom(30)
        .redFrom(60);
  }
}

package org.forebell.metrics.board;

import static org.forebell.metrics.board.Panel.Look.BARS;
import static org.forebell.metrics.board.Panel.Look.LINES;
import static org.forebell.metrics.board.Panel.Look.NUMBER;
import static org.forebell.metrics.board.Panel.Look.TABLE;

import java.util.List;

/** Whether data flows and what becomes of it. */
final class Work {

  private Work() {}

  static Board board() {
    return new Board(
        "forebell-work",
        "Forebell · Work",
        "Is data flowing, is it sound, and do alerts come in time and mean what they say?",
        List.of(
            last(),
            usual(),
            overdue(),
            rejectedShare(),
            promise(),
            flow(),
            filed(),
            reasons(),
            age(),
            late(),
            delay(),
            alerts(),
            assessments(),
            taken(),
            heartbeats(),
            reliability(),
            calibration(),
            skill(),
            deliveries(),
            channels(),
            reached(),
            answered(),
            ladders(),
            unsent(),
            burden(),
            mostBurdened(),
            interruptions(),
            precision(),
            outcomes(),
            fairCover(),
            fairBurden(),
            notices()));
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

  private static Panel flow() {
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

  private static Panel deliveries() {
    return Panel.of(
            "What comes of attempts to send?",
            LINES,
            "short",
            12,
            "In an hour, by channel. Failed ones are tried again, then by the recipient's next"
                + " channel; a channel that only fails: ForebellDeliveriesFailing.")
        .asks(
            "sum by (channel, result) (increase(forebell_deliveries_total[1h]))",
            "{{channel}} {{result}}");
  }

  private static Panel channels() {
    return Panel.of(
            "How long do channels take?",
            LINES,
            "s",
            12,
            "99 of 100 answers, the wait for a turn included. One that grows is slowed down by its"
                + " provider: see its bounds in config/channels.yaml.")
        .asks(
            "histogram_quantile(0.99, sum by (le, channel)"
                + " (rate(forebell_delivery_seconds_bucket[$__rate_interval])))",
            "{{channel}}")
        .yellowFrom(2)
        .redFrom(5);
  }

  private static Panel reached() {
    return Panel.of(
            "How long from an alert to a channel?",
            LINES,
            "s",
            12,
            "99 of 100 that somebody is to answer, and what share took longer than 5 s in an hour:"
                + " the promise is 1 in 100. In a played world it is not measured.")
        .asks("forebell:alert_to_channel:p99_5m", "99 of 100")
        .asks("forebell:alert_to_channel_slow:ratio1h", "share later than 5 s")
        .yellowFrom(2)
        .redFrom(5);
  }

  private static Panel answered() {
    return Panel.of(
            "How long until somebody answers?",
            LINES,
            "s",
            12,
            "Half, and nine of ten, over what is shown. Past the first rung's patience others are"
                + " called in vain: talk about the roster, not about people.")
        .asks(
            "histogram_quantile(0.5, sum by (le)"
                + " (increase(forebell_acknowledgement_delay_seconds_bucket[$__range])))",
            "half")
        .asks(
            "histogram_quantile(0.9, sum by (le)"
                + " (increase(forebell_acknowledgement_delay_seconds_bucket[$__range])))",
            "nine of ten")
        .yellowFrom(1800);
  }

  private static Panel ladders() {
    return Panel.of(
            "Are alerts answered?",
            LINES,
            "short",
            12,
            "In 24 hours: calls, answers, climbs to the next rung, and ladders that ended without an"
                + " answer, which is ForebellUnanswered.")
        .asks("sum(increase(forebell_ladder_calls_total[24h]))", "calls")
        .asks("sum(increase(forebell_acknowledgements_total[24h]))", "answers")
        .asks("sum(increase(forebell_ladder_climbs_total[24h]))", "climbs")
        .asks("sum(increase(forebell_ladder_unanswered_total[24h]))", "unanswered");
  }

  private static Panel unsent() {
    return Panel.of(
            "What was not sent?",
            LINES,
            "short",
            12,
            "In 24 hours: what budgets and quiet hours kept for a digest, what was overtaken or over"
                + " before it could be told, and dead letters that no channel took. Much kept back by"
                + " budgets: the lines are too low for them.")
        .asks(
            "sum by (reason) (increase(forebell_deliveries_held_total[24h]))",
            "for a digest: {{reason}}")
        .asks(
            "sum by (reason) (increase(forebell_deliveries_suppressed_total[24h]))",
            "not at all: {{reason}}")
        .asks("sum(increase(forebell_dead_letters_total[24h]))", "dead letters");
  }

  private static Panel burden() {
    return Panel.of(
            "How often are recipients interrupted?",
            BARS,
            "short",
            12,
            "Recipients by how often they were called within 12 hours. The budget is 2; what is above"
                + " is critical alerts, which count against nothing. Many above: relieve the post, and"
                + " look at the lines of the policy.")
        .asks("sum by (times) (forebell_recipients_interrupted)", "{{times}} times");
  }

  private static Panel mostBurdened() {
    return Panel.of(
            "How often was one recipient called?",
            NUMBER,
            "short",
            6,
            "The most within 12 hours, of whoever was called most. Past 5 nobody works or sleeps: put"
                + " a second post on the roster.")
        .asks("max(forebell_interruptions_most)", "most")
        .yellowFrom(3)
        .redFrom(6);
  }

  private static Panel interruptions() {
    return Panel.of(
            "What were interruptions for?",
            BARS,
            "short",
            6,
            "In 24 hours, by level; a digest rings only where a recipient has no other channel. More"
                + " warnings than critical ones is as it should be.")
        .asks("sum by (level) (increase(forebell_interruptions_total[24h]))", "{{level}}");
  }

  private static Panel precision() {
    return Panel.of(
            "How often were alerts right?",
            NUMBER,
            "percentunit",
            6,
            "Of those somebody told the outcome of in four weeks: true or averted. Below what MODEL.md"
                + " has for the level: are only false ones told? Then weigh a shadow against it.")
        .asks(
            "sum by (level) (increase(forebell_outcomes_total{finding=~\"true|averted\"}[28d]))"
                + " / sum by (level)"
                + " (increase(forebell_outcomes_total{finding=~\"true|averted|false\"}[28d]))",
            "{{level}}");
  }

  private static Panel outcomes() {
    return Panel.of(
            "What came of alerts?",
            BARS,
            "short",
            6,
            "In four weeks, as told by ./forebell outcome or a link in a mail. Few of many alerts: ask"
                + " for them at the hand-over, or nobody can say what alerts are worth.")
        .asks(
            "sum by (level, finding) (increase(forebell_outcomes_total[28d]))",
            "{{level}} {{finding}}");
  }

  private static Panel fairCover() {
    return Panel.of(
            "Are thinly reported areas warned as others are?",
            BARS,
            "percentunit",
            6,
            "Incidents and threats of four weeks that an open alert came before, by how much is reported"
                + " of the area. The bar of config/equity.yaml: sparse at least 0.3 of dense.")
        .asks(
            "sum by (density) (increase(forebell_incidents_total{warned=\"yes\"}[28d]))"
                + " / sum by (density) (increase(forebell_incidents_total[28d]))",
            "{{density}}");
  }

  private static Panel fairBurden() {
    return Panel.of(
            "For how much of the time are areas under alert?",
            BARS,
            "percentunit",
            6,
            "Days of areas of four weeks that began with an open alert, by how much is reported of the"
                + " area. Past 0.13 in all it is more than config/equity.yaml allows.")
        .asks(
            "sum by (density) (increase(forebell_areas_at_midnight_total{warned=\"yes\"}[28d]))"
                + " / sum by (density) (increase(forebell_areas_at_midnight_total[28d]))",
            "{{density}}");
  }

  private static Panel notices() {
    return Panel.of(
            "What does the notification job hear?",
            BARS,
            "short",
            12,
            "In 24 hours, by topic. Rejected ones are in notification.rejected with their reason.")
        .asks(
            "sum by (kind, result) (increase(forebell_notices_total[24h]))", "{{kind}} {{result}}")
        .asks("sum by (reason) (increase(forebell_notices_rejected_total[24h]))", "{{reason}}");
  }

  private static Panel reliability() {
    return Panel.of(
            "Do chances mean what they say?",
            TABLE,
            "percentunit",
            12,
            "By bins of chances, over what is shown: how likely it was said to be, and how often it"
                + " came true. Trust a bin of few forecasts little.")
        .asks(
            "sum by (subject, bin) (increase(forebell_forecasts_expected_total[28d]))"
                + " / sum by (subject, bin) (increase(forebell_forecasts_total[28d]))",
            "said")
        .asks(
            "sum by (subject, bin) (increase(forebell_forecasts_came_true_total[28d]))"
                + " / sum by (subject, bin) (increase(forebell_forecasts_total[28d]))",
            "came true");
  }

  private static Panel calibration() {
    return Panel.of(
            "How far are chances off on average?",
            LINES,
            "percentunit",
            6,
            "Over bins, of four weeks. MODEL.md has what it was on days not learnt from; past 3 %"
                + " with thousands of forecasts fit anew: ForebellCalibrationDrifts.")
        .asks("forebell:calibration_error:ratio28d", "{{subject}}")
        .yellowFrom(0.015)
        .redFrom(0.03);
  }

  private static Panel skill() {
    return Panel.of(
            "Are chances better than the usual?",
            LINES,
            "percentunit",
            6,
            "Brier skill against each area's own long-run chance, of four weeks. At nothing or below"
                + " the model adds nothing: back-test it on your own history.")
        .asks("forebell:brier_skill:ratio28d", "{{subject}}");
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

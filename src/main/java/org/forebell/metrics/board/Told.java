package org.forebell.metrics.board;

import static org.forebell.metrics.board.Panel.Look.BARS;
import static org.forebell.metrics.board.Panel.Look.LINES;
import static org.forebell.metrics.board.Panel.Look.NUMBER;

import java.util.List;

/** What became of alerts on their way to people, and what it asks of them. */
final class Told {

  private Told() {}

  static List<Panel> panels() {
    return List.of(
        deliveries(),
        channels(),
        reached(),
        answered(),
        ladders(),
        unsent(),
        burden(),
        mostBurdened(),
        interruptions(),
        notices());
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
}

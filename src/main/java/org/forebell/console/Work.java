package org.forebell.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.forebell.console.Row.Tone;

/** Whether data flows and what becomes of it. */
final class Work {

  /** The promise: of 100 alerts 99 come within so many seconds of their report. */
  private static final double PROMISED_SECONDS = 5;

  private static final double REJECTED_IS_MUCH = 0.05;

  private final Snapshot snapshot;
  private final Metrics now;

  Work(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.now = snapshot.now();
  }

  List<Row> rows() {
    return List.of(reports(), turnedAway(), alerts(), sent(), answers(), forecasts());
  }

  private Row reports() {
    Row row = Row.label("reports");
    Map<String, Double> accepted =
        now.by("forebell_report_accepted_timestamp_seconds", "kind", Math::max);
    if (accepted.isEmpty()) {
      return row.add(Tone.DIM, "none accepted yet");
    }
    List<String> last = new ArrayList<>();
    accepted.forEach(
        (kind, at) -> {
          if (at > 0) {
            last.add(kind.replace('_', ' ') + " " + Amount.seconds(snapshot.ago(at)) + " ago");
          }
        });
    row.add(String.join(", ", last));
    double rate = snapshot.rate("forebell_records_read_total");
    return Double.isNaN(rate) ? row : row.add(Tone.DIM, "; " + Amount.perSecond(rate) + " read");
  }

  private Row turnedAway() {
    Row row = Row.label("turned away");
    double rejected = now.sum("forebell_reports_total", "result", "rejected");
    double all = now.sum("forebell_reports_total");
    double share = all == 0 ? 0 : rejected / all;
    row.add(
        share > REJECTED_IS_MUCH ? Tone.WARNING : Tone.PLAIN,
        Amount.whole(rejected) + " of " + Amount.whole(all) + " records");
    List<String> reasons = new ArrayList<>();
    now.by("forebell_reports_rejected_total", "reason", Double::sum).entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(3)
        .forEach(each -> reasons.add(each.getKey() + " " + Amount.whole(each.getValue())));
    return reasons.isEmpty() ? row : row.add(Tone.DIM, ": " + String.join(", ", reasons));
  }

  private Row alerts() {
    Row row = Row.label("alerts");
    row.add(Amount.whole(now.sum("forebell_alerts_total")) + " published");
    double slow = now.quantile("forebell_report_to_alert_seconds", 0.99);
    if (Double.isNaN(slow)) {
      return row;
    }
    double half = now.quantile("forebell_report_to_alert_seconds", 0.5);
    row.add("; from report to alert half " + Amount.seconds(half) + ", 99 of 100 ");
    return row.add(slow > PROMISED_SECONDS ? Tone.WARNING : Tone.GOOD, Amount.seconds(slow));
  }

  private Row sent() {
    Row row = Row.label("sent");
    if (!now.has("forebell_deliveries_total")) {
      return row.add(Tone.DIM, "nothing yet, or the notification job is not asked");
    }
    now.by("forebell_deliveries_total", "channel", Double::sum)
        .keySet()
        .forEach(channel -> channel(row, channel));
    double dead = now.sum("forebell_dead_letters_total");
    return dead > 0 ? row.add(Tone.CRITICAL, "dead letters " + Amount.whole(dead)) : row;
  }

  private void channel(Row row, String channel) {
    double sent = 0;
    double failed = 0;
    for (Series each : now.of("forebell_deliveries_total")) {
      if (each.label("channel").equals(channel)) {
        boolean isSent = each.label("result").equals("sent");
        sent += isSent ? each.value() : 0;
        failed += isSent ? 0 : each.value();
      }
    }
    row.add(channel + " " + Amount.whole(sent));
    row.add(failed > 0 ? Tone.WARNING : Tone.DIM, " failed " + Amount.whole(failed) + "  ");
  }

  private Row answers() {
    Row row = Row.label("answers");
    double answered = now.sum("forebell_acknowledgements_total");
    row.add(Amount.whole(answered) + " given");
    double half = now.quantile("forebell_acknowledgement_delay_seconds", 0.5);
    row.add(Double.isNaN(half) ? "" : ", half within " + Amount.seconds(half));
    row.add("; ladders climbed " + Amount.whole(now.sum("forebell_ladder_climbs_total")));
    double none = now.sum("forebell_ladder_unanswered_total");
    return row.add(
        none > 0 ? Tone.CRITICAL : Tone.DIM, ", ended without one " + Amount.whole(none));
  }

  private Row forecasts() {
    Row row = Row.label("forecasts");
    double all = now.sum("forebell_forecasts_total");
    if (all == 0) {
      return row.add(Tone.DIM, "none judged yet: a week must pass");
    }
    return row.add(
        Amount.whole(all)
            + " judged: "
            + Amount.percent(now.sum("forebell_forecasts_expected_total") / all)
            + " should have come true, "
            + Amount.percent(now.sum("forebell_forecasts_came_true_total") / all)
            + " did");
  }
}

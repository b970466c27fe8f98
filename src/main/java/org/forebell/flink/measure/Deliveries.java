package org.forebell.flink.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.forebell.channel.Sent;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;

/** What channels made of parcels, and how long it took. For several threads at once. */
public final class Deliveries {

  /** It was taken before a restart, and is not sent again. */
  private static final String SENT_BEFORE = "sent_before";

  private static final String SENT = "sent";
  private static final String FAILED = "failed";
  private static final String REFUSED = "refused";
  private static final double SECOND_MS = 1000.0;
  private static final double SECOND_NANOS = 1e9;

  private final MetricGroup forebell;
  private final Map<String, Counter> results = new HashMap<>();
  private final Map<String, Buckets> channels = new HashMap<>();
  private final Buckets fromAlert = new Buckets(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800);

  /**
   * @param channels that there are; each has its series from the start, so that the first failure
   *     of one is seen as a rise
   */
  public Deliveries(MetricGroup forebell, Set<String> channels) {
    this.forebell = forebell;
    for (String each : channels) {
      List.of(SENT, FAILED, REFUSED).forEach(result -> result(each, result));
    }
    forebell.histogram("alert_to_channel_seconds", fromAlert);
  }

  /** A parcel turned out to have been taken before. */
  public synchronized void sentBefore(Parcel parcel) {
    result(parcel, SENT_BEFORE).inc();
  }

  /**
   * A channel has answered.
   *
   * @param nanos since it was asked
   */
  public synchronized void became(Parcel parcel, Sent became, long nanos) {
    if (became instanceof Sent.Taken) {
      result(parcel, SENT).inc();
    } else {
      result(parcel, became instanceof Sent.TryAgain ? FAILED : REFUSED).inc();
    }
    channels
        .computeIfAbsent(parcel.address().channel(), this::channel)
        .observe(nanos / SECOND_NANOS);
  }

  /** A channel took, at its first attempt, an alert that somebody is to answer. */
  public synchronized void reached(Letter.OfAlert letter, long at) {
    double seconds = Math.max(0, at - letter.alert().at()) / SECOND_MS;
    fromAlert.observe(seconds, letter.alert().id(), at);
  }

  private Counter result(Parcel parcel, String result) {
    return result(parcel.address().channel(), result);
  }

  private Counter result(String channel, String result) {
    return results.computeIfAbsent(
        channel + ' ' + result,
        first ->
            Measures.counter(forebell, "deliveries_total", "channel", channel, "result", result));
  }

  private Buckets channel(String name) {
    Buckets seconds = new Buckets(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300);
    Measures.labelled(forebell, "channel", name).histogram("delivery_seconds", seconds);
    return seconds;
  }
}

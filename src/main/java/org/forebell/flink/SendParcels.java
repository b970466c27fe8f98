package org.forebell.flink;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.forebell.channel.Channels;
import org.forebell.channel.Sent;
import org.forebell.delivery.AlreadySent;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.Step;
import org.forebell.flink.measure.Deliveries;
import org.forebell.flink.measure.Measures;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;

/**
 * Sends each parcel once and tells what became of it. Whether to try again, when and by which
 * channel is decided by the recipient's book, which reads the steps back.
 *
 * <p>After a restart a book hands out again what it had handed out since the checkpoint. So each
 * checkpoint keeps how far the topic of steps had come, and before anything is sent after a
 * restart, what was recorded since is read: a message that was taken is told as taken and not sent
 * again, and what one told of is put in no other digest. What a channel took in the moment before a
 * machine died, with no step written yet, is sent again under the same key.
 */
final class SendParcels extends RichAsyncFunction<Parcel, Step> implements CheckpointedFunction {

  private static final long serialVersionUID = 1L;

  /** More than channels hold at once: one that is slow fills its own places alone. */
  static final int CAPACITY = 10_000;

  /** Longer than any channel takes for an answer; channels give up by themselves. */
  static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final Sent NO_CHANNEL = new Sent.Refused("no_such_channel");

  /** How many of this run's messages are known as taken, should a book ask twice. */
  private static final int REMEMBERED = 50_000;

  private final NotificationSettings settings;
  private final NotificationEnds kafka;

  private transient InstantSource clock;
  private transient DeliveriesSeen deliveries;
  private transient ListState<PartitionEnd> ends;
  private transient Iterable<PartitionEnd> since;
  private transient Channels channels;
  private transient Map<String, Lane> lanes;
  private transient AlreadySent before;
  private transient Map<String, String> taken;
  private transient Deliveries measured;
  private transient EventLog events;

  SendParcels(NotificationSettings settings, NotificationEnds kafka) {
    this.settings = settings;
    this.kafka = kafka;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    ends =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>(
                    "deliveries-seen", new FormatType<>(Formats.PARTITION_END)));
    since = context.isRestored() ? ends.get() : List.of();
  }

  @Override
  public void open(OpenContext context) {
    clock = InstantSource.system();
    deliveries = new DeliveriesSeen(kafka.client());
    before = deliveries.takenSince(since, clock.millis());
    taken = Collections.synchronizedMap(new Newest<>(REMEMBERED));
    channels = settings.openChannels();
    lanes = new HashMap<>();
    channels
        .settings()
        .forEach(
            (name, each) ->
                lanes.put(name, new Lane(channels.get(name), each.bounds().atOnce(), clock)));
    events = new EventLog();
    measured =
        new Deliveries(
            Measures.in(getRuntimeContext().getMetricGroup()), channels.settings().keySet());
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    ends.update(deliveries.ends());
  }

  @Override
  public void asyncInvoke(Parcel parcel, ResultFuture<Step> result) {
    String key = parcel.key();
    String earlier = before.reference(key);
    String reference = earlier == null ? taken.get(key) : earlier;
    Parcel left = before.left(parcel);
    if (reference != null || left == null) {
      measured.sentBefore(parcel);
      result.complete(Step.sent(parcel, reference == null ? "" : reference, now(parcel)));
      return;
    }
    Lane lane = lanes.get(parcel.address().channel());
    if (lane == null) {
      result.complete(steps(parcel, NO_CHANNEL));
    } else {
      long asked = System.nanoTime();
      lane.send(
          left,
          became -> {
            measure(parcel, became, System.nanoTime() - asked);
            result.complete(steps(parcel, became));
          });
    }
  }

  /** It may have been sent for all we know: tried again, it goes under the same key. */
  @Override
  public void timeout(Parcel parcel, ResultFuture<Step> result) {
    result.complete(steps(parcel, new Sent.TryAgain(Sent.TIMEOUT, Duration.ZERO)));
  }

  private List<Step> steps(Parcel parcel, Sent became) {
    List<Step> steps = recorded(parcel, became);
    steps.forEach(events::step);
    return steps;
  }

  private List<Step> recorded(Parcel parcel, Sent became) {
    long at = now(parcel);
    if (became instanceof Sent.Taken it) {
      taken.put(parcel.key(), it.reference());
      return Step.sent(parcel, it.reference(), at);
    }
    if (became instanceof Sent.TryAgain again) {
      return Step.failed(parcel, again.reason(), true, again.after(), at);
    }
    return Step.failed(parcel, ((Sent.Refused) became).reason(), false, Duration.ZERO, at);
  }

  private void measure(Parcel parcel, Sent became, long nanos) {
    measured.became(parcel, became, nanos);
    if (became instanceof Sent.Taken
        && settings.pace() == Pace.WALL
        && parcel.attempt() == 1
        && parcel.letter() instanceof Letter.OfAlert letter
        && letter.answer()) {
      measured.reached(letter, clock.millis());
    }
  }

  private long now(Parcel parcel) {
    return settings.pace().at(parcel.letter(), clock);
  }

  @Override
  public void close() {
    if (channels != null) {
      channels.close();
    }
    if (deliveries != null) {
      deliveries.close();
    }
  }

  /** Keeps the newest so many. */
  private static final class Newest<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    Newest(int most) {
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > most;
    }
  }
}

package org.forebell.flink;

import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.Step;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;
import org.forebell.report.Rejected;

/**
 * The notification job without its ends.
 *
 * <pre>
 * records ─► check ─┬─keyBy alert─► ladders ─calls─┐                    (asynchronous)
 *                   │                  ▲           ├─keyBy recipient─► books ─parcels─► send
 *                   ├─────steps────────│───────────┘                     ▲ │             │
 *                   └─routing─► routing ───────(to all)──────────────────┘ │             │
 *                                      └─────────────────steps─────────────┴─────────────┴─► deliveries
 * </pre>
 *
 * <p>A dataflow has no loops: what became of an attempt comes back to ladders and books as a record
 * of {@code deliveries}.
 */
public final class NotificationPipeline {

  private NotificationPipeline() {}

  /**
   * Builds the pipeline.
   *
   * @param records of all topics that the job reads
   * @param send one attempt each
   */
  static void build(
      DataStream<RawRecord> records,
      NotificationSettings settings,
      SendParcels send,
      Sink<Step> deliveries,
      Sink<Rejected> rejected) {
    SingleOutputStreamOperator<Heard> heard =
        records
            .process(new CheckNotices(), new FormatType<>(Formats.HEARD))
            .uid("notices")
            .name("notices");
    SingleOutputStreamOperator<RawRecord> routings =
        heard
            .getSideOutput(CheckNotices.ROUTING)
            .process(new KeepRouting(), new FormatType<>(Formats.RAW_RECORD))
            .uid("routing")
            .name("routing")
            // One partition holds them all; their order is that of its offsets.
            .setParallelism(1);
    BroadcastStream<RawRecord> routing = routings.broadcast(RoutingInForce.STATE);

    SingleOutputStreamOperator<Heard> calls =
        heard
            .keyBy(Heard::alert, Types.STRING)
            .connect(routing)
            .process(new ClimbLadders(settings), new FormatType<>(Formats.HEARD))
            .uid("ladders")
            .name("ladders");
    SingleOutputStreamOperator<Parcel> parcels =
        heard
            .filter(each -> !each.recipient().isEmpty())
            .uid("to-recipients")
            .name("to recipients")
            .union(calls)
            .keyBy(Heard::recipient, Types.STRING)
            .connect(routing)
            .process(new KeepBooks(settings), new FormatType<>(Formats.PARCEL))
            .uid("books")
            .name("books");
    SingleOutputStreamOperator<Step> sent =
        AsyncDataStream.unorderedWait(
                parcels,
                send,
                SendParcels.PATIENCE.toMillis(),
                TimeUnit.MILLISECONDS,
                SendParcels.CAPACITY)
            .returns(new FormatType<>(Formats.STEP))
            .uid("send")
            .name("send");

    sent.union(calls.getSideOutput(ClimbLadders.STEPS), parcels.getSideOutput(KeepBooks.STEPS))
        .sinkTo(deliveries)
        .uid("deliveries")
        .name("deliveries");
    heard
        .getSideOutput(CheckNotices.REJECTED)
        .union(routings.getSideOutput(KeepRouting.REJECTED))
        .sinkTo(rejected)
        .uid("notification-rejected")
        .name("rejected");
  }
}

package org.forebell.flink.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.SavepointReader;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.state.api.runtime.SavepointLoader;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;
import org.forebell.risk.RegionTicks;

/** Reads a savepoint, or a retained checkpoint, of the escalation or the notification job. */
public final class SavepointContents {

  private static final FormatType<RegionTicks> REGION_TICKS =
      new FormatType<>(Formats.REGION_TICKS);

  /** What reads the topics in the one job and in the other. */
  private static final List<String> SOURCES = List.of("reports", "heard");

  /** More than this does not fit in memory beside the rest. */
  private static final long LARGE = 200L << 20;

  private final StreamExecutionEnvironment env;
  private final CheckpointMetadata metadata;
  private final SavepointReader reader;
  private final List<DataStream<String>> rows = new ArrayList<>();

  private SavepointContents(
      StreamExecutionEnvironment env, CheckpointMetadata metadata, SavepointReader reader) {
    this.env = env;
    this.metadata = metadata;
    this.reader = reader;
  }

  /**
   * Reads all of it.
   *
   * @param savepoint the folder that holds {@code _metadata}
   * @throws IOException when there is none, or it is damaged
   */
  public static Contents read(String savepoint) throws Exception {
    CheckpointMetadata metadata = SavepointLoader.loadSavepointMetadata(savepoint);
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.NAME, "forebell inspect");
    configuration.set(RestOptions.BIND_PORT, "0");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
    SavepointReader reader = SavepointReader.read(env, savepoint, backend(metadata));
    return new SavepointContents(env, metadata, reader).read();
  }

  private static StateBackend backend(CheckpointMetadata metadata) {
    long bytes = metadata.getOperatorStates().stream().mapToLong(OperatorState::getStateSize).sum();
    boolean incremental =
        metadata.getOperatorStates().stream()
            .flatMap(operator -> operator.getStates().stream())
            .flatMap(slot -> slot.getManagedKeyedState().stream())
            .anyMatch(IncrementalKeyedStateHandle.class::isInstance);
    return incremental || bytes > LARGE
        ? new EmbeddedRocksDBStateBackend(true)
        : new HashMapStateBackend();
  }

  private Contents read() throws Exception {
    keyed("history", new HistoryReader());
    keyed("watch", new WatchReader());
    keyed("silence", new SilenceReader());
    keyed("countries", new SizeReader<>(StateRow.COUNTRY, "country", Formats.COUNTRY_BOOK));
    keyed("whereabouts", new SizeReader<>(StateRow.REPORT, "whereabouts", Formats.WHEREABOUTS));
    if (has("watch")) {
      regions();
      notices();
    }
    keyed("ladders", new LadderReader());
    keyed("books", new BookReader());
    for (String source : SOURCES) {
      if (has(source)) {
        offsets(source);
      }
    }
    ContentsBuilder contents = new ContentsBuilder(metadata);
    Path file = Files.createTempFile("forebell-inspect", ".ndjson");
    try {
      all().sinkTo(new RowFile(file));
      env.execute();
      try (Stream<String> found = Files.lines(file)) {
        found.map(StateRow::read).forEach(contents::add);
      }
    } finally {
      Files.delete(file);
    }
    return contents.build();
  }

  private DataStream<String> all() throws IOException {
    return rows.stream()
        .reduce((some, more) -> some.union(more))
        .orElseThrow(() -> new IOException("it holds no state of a job of ours"));
  }

  private boolean has(String uid) {
    return metadata.getOperatorStates().stream()
        .anyMatch(
            each -> each.getOperatorID().equals(OperatorIdentifier.forUid(uid).getOperatorId()));
  }

  private void keyed(String uid, KeyedStateReaderFunction<String, String> function)
      throws IOException {
    if (has(uid)) {
      rows.add(
          reader.readKeyedState(
              OperatorIdentifier.forUid(uid), function, Types.STRING, Types.STRING));
    }
  }

  private void regions() throws IOException {
    rows.add(
        reader
            .readBroadcastState(
                OperatorIdentifier.forUid("watch"), "regions", Types.STRING, REGION_TICKS)
            .map(
                each ->
                    StateRow.of(StateRow.REGION, each.f0)
                        .put("bytes", new Measured().bytes(each.f1, REGION_TICKS))
                        .toString(),
                Types.STRING));
  }

  private void notices() throws IOException {
    rows.add(
        reader
            .readBroadcastState(
                OperatorIdentifier.forUid("watch"),
                "notices",
                Types.LONG,
                new FormatType<>(Formats.KNOWN_NOTICE))
            .map(
                each -> StateRow.of(StateRow.NOTICE, Long.toString(each.f0)).toString(),
                Types.STRING));
  }

  private void offsets(String source) throws IOException {
    rows.add(
        reader
            .readListState(
                OperatorIdentifier.forUid(source),
                "SourceReaderState",
                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO,
                BytePrimitiveArraySerializer.INSTANCE)
            .map(SavepointContents::offset, Types.STRING));
  }

  private static String offset(byte[] split) throws IOException {
    KafkaPartitionSplit next =
        SimpleVersionedSerialization.readVersionAndDeSerialize(
            new KafkaPartitionSplitSerializer(), split);
    return StateRow.of(StateRow.OFFSET, next.getTopic())
        .put("partition", next.getPartition())
        .put("offset", next.getStartingOffset())
        .toString();
  }
}

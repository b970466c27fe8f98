package org.forebell.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.forebell.delivery.Step;
import org.forebell.delivery.StepJson;

/** A broker with all topics, and the notification job on it as often as it is started. */
final class NotifiedWorld implements AutoCloseable {
  private final Path folder;
  private final EmbeddedBroker broker;
  private final KafkaProducer<byte[], byte[]> producer;

  private NotifiedWorld(Path folder, EmbeddedBroker broker) {
    this.folder = folder;
    this.broker = broker;
    this.producer =
        new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  static NotifiedWorld in(Path folder) {
    return in(folder, Stamps.BROKER);
  }

  /**
   * @param stamps {@link Stamps#SENDER} where alerts tell of times long past, which brokers that
   *     keep steps for so many days would take away at once
   */
  static NotifiedWorld in(Path folder, Stamps stamps) {
    EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"));
    NotifiedWorld world = new NotifiedWorld(folder, broker);
    try (Admin admin = Admin.create(world.client())) {
      new TopicSetup(admin, 4, 1).ensure(Topics.all(stamps), false);
    }
    return world;
  }

  String bootstrap() {
    return broker.bootstrap();
  }

  Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrap());
  }

  NotificationEnds ends() {
    return new NotificationEnds(broker.bootstrap(), "notification", new Properties());
  }

  void tell(AlertRecord alert) {
    send(Topics.ALERTS, alert.area(), alert.json());
  }

  void send(String topic, String key, byte[] value) {
    var unused = producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value));
  }

  /** Starts the job as it is shipped; from a checkpoint, or without memory where that is null. */
  JobClient start(NotificationSettings settings, String checkpoint) throws Exception {
    return start(ends(), settings, checkpoints(), checkpoint, 1);
  }

  static JobClient start(
      NotificationEnds ends,
      NotificationSettings settings,
      Path checkpoints,
      String checkpoint,
      int parallelism)
      throws Exception {
    Configuration configuration = JobDefaults.configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    configuration.set(RestOptions.BIND_PORT, "0");
    if (checkpoint != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint);
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    NotificationJob.build(env, ends, settings);
    return env.executeAsync("notification");
  }

  /** The newest complete checkpoint of any start, null where there is none. */
  String newestCheckpoint() throws IOException {
    if (!Files.exists(checkpoints())) {
      return null;
    }
    try (Stream<Path> files = Files.walk(checkpoints())) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
          .map(file -> file.getParent().toUri().toString())
          .orElse(null);
    } catch (java.io.UncheckedIOException changedMeanwhile) {
      return null;
    }
  }

  /** All steps there are now. */
  List<Step> steps() {
    return read(Topics.DELIVERIES).stream()
        .map(line -> StepJson.read(line.getBytes(UTF_8)).step())
        .toList();
  }

  List<String> read(String topic) {
    return CommittedRecords.of(client(), topic);
  }

  @Override
  public void close() {
    producer.close();
    broker.close();
  }
}

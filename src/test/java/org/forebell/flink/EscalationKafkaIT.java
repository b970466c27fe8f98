package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.forebell.policy.Action;
import org.forebell.policy.NoticeJson;
import org.forebell.scenario.Scenario;
import org.forebell.scenario.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From topic to topic on a real broker, and not undisturbed. */
class EscalationKafkaIT {

  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final int RECORDS = 100_000;

  @TempDir private Path folder;

  @Test
  void killedInTheMiddleItTellsWhatAReplayTells() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"))) {
      Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrap());
      try (Admin admin = Admin.create(client)) {
        new TopicSetup(admin, 4, 1).ensure(Topics.all(Stamps.SENDER), false);
      }
      String end = Instant.ofEpochMilli(send(broker)).toString();

      JobClient killed = start(broker, null);
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> read(broker, Topics.ASSESSMENTS).size() > 500 && newestCheckpoint() != null);
      killed.cancel().get();
      assertThat(lastAssessed(broker)).as("killed before its end").isLessThan(end);

      JobClient restored = start(broker, newestCheckpoint());
      await().atMost(Duration.ofMinutes(8)).until(() -> lastAssessed(broker).compareTo(end) >= 0);
      restored.cancel().get();

      Outcome replayed = Outcome.ofReplay(client, folder, Instant.parse(end).toEpochMilli());

      assertThat(Outcome.onceByIdAndVersion(read(broker, Topics.ALERTS)))
          .hasSizeGreaterThan(50)
          .isEqualTo(replayed.alerts());
      assertThat(read(broker, Topics.ASSESSMENTS).stream().sorted().toList())
          .isEqualTo(replayed.assessments());
      assertThat(Outcome.onceByIdAndVersion(read(broker, Topics.SHADOW_ALERTS)))
          .hasSizeGreaterThan(10)
          .isEqualTo(replayed.shadow());
      assertThat(read(broker, Topics.REJECTED).stream().sorted().toList())
          .hasSizeGreaterThan(500)
          .anyMatch(line -> line.contains("bad_policy"))
          .isEqualTo(replayed.rejected());
    }
  }

  /** Sends all records and heartbeats; gives the last tick that can be decided. */
  private static long send(EmbeddedBroker broker) {
    Scenario scenario = Scenario.load(11, RECORDS);
    Iterator<Scene> scenes = scenario.scenes();
    long beat = scenario.start().toEpochMilli();
    int sent = 0;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrap(), "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      while (scenes.hasNext()) {
        Scene scene = scenes.next();
        for (; beat <= scene.knownAt(); beat += 6 * HOUR) {
          beat(producer, beat);
        }
        String topic = scene.access() ? Topics.ACCESS_REPORTS : Topics.INCIDENT_REPORTS;
        byte[] key = scene.area().getBytes(StandardCharsets.UTF_8);
        var unused =
            producer.send(new ProducerRecord<>(topic, null, scene.knownAt(), key, scene.value()));
        sent++;
        if (sent % 11_000 == 0) {
          publish(producer, sent / 11_000, scene);
        }
      }
      assertThat(sent).isGreaterThan(RECORDS * 3 / 4);
      long last = Math.floorDiv(beat, DAY) * DAY + DAY;
      beat(producer, last + 1);
      return last;
    }
  }

  /** While the load flows: a policy, shadows, a slip of the pen, overrides, a promotion. */
  private static void publish(KafkaProducer<byte[], byte[]> producer, int step, Scene scene) {
    long at = scene.knownAt();
    ObjectNode notice =
        switch (step) {
          case 1 -> NoticeJson.policy("b", true, 0.3);
          case 2 -> NoticeJson.policy("s", false, 0.12);
          case 3 -> NoticeJson.override("m", scene.area(), Action.MUTE, at + 20 * DAY);
          case 4 -> NoticeJson.promotion("nobody knows it");
          case 5 ->
              NoticeJson.override("f", scene.area().substring(0, 3), Action.FLOOR, at + 9 * DAY)
                  .put("level", "watch");
          case 6 -> NoticeJson.promotion("s");
          default -> NoticeJson.retirement("b");
        };
    byte[] key = ("notice-" + step).getBytes(StandardCharsets.UTF_8);
    var unused =
        producer.send(new ProducerRecord<>(Topics.POLICY, 0, at, key, NoticeJson.bytes(notice)));
  }

  private static void beat(KafkaProducer<byte[], byte[]> producer, long at) {
    byte[] heartbeat = HeartbeatJson.write("test", at);
    for (String topic : Topics.READ) {
      for (PartitionInfo each : producer.partitionsFor(topic)) {
        var unused =
            producer.send(
                new ProducerRecord<>(topic, each.partition(), at, HeartbeatJson.KEY, heartbeat));
      }
    }
  }

  private JobClient start(EmbeddedBroker broker, String checkpoint) throws Exception {
    Configuration configuration = JobDefaults.configuration();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    configuration.set(RestOptions.BIND_PORT, "0");
    if (checkpoint != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint);
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
    EscalationJob.build(
        env, new KafkaEnds(broker.bootstrap(), "test", new Properties()), ShippedSettings.read());
    return env.executeAsync("escalation");
  }

  private String newestCheckpoint() throws IOException {
    Path checkpoints = folder.resolve("checkpoints");
    if (!Files.exists(checkpoints)) {
      return null;
    }
    try (Stream<Path> files = Files.walk(checkpoints)) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .map(Path::getParent)
          .max(
              Comparator.comparingInt(
                  folder -> Integer.parseInt(folder.getFileName().toString().substring(4))))
          .map(folder -> folder.toUri().toString())
          .orElse(null);
    } catch (java.io.UncheckedIOException changedMeanwhile) {
      return null;
    }
  }

  private static String lastAssessed(EmbeddedBroker broker) {
    return read(broker, Topics.ASSESSMENTS).stream()
        .map(line -> line.replaceAll(".*\"at\":\"([^\"]*)\".*", "$1"))
        .max(Comparator.naturalOrder())
        .orElse("");
  }

  private static List<String> read(EmbeddedBroker broker, String topic) {
    return CommittedRecords.of(Map.of("bootstrap.servers", broker.bootstrap()), topic);
  }
}

package org.forebell.flink.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.forebell.cli.Ran;
import org.forebell.flink.EmbeddedBroker;
import org.forebell.flink.ExportLine;
import org.forebell.flink.Topics;
import org.forebell.scenario.Scenario;
import org.forebell.scenario.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From topics to files, to topics of another cluster, and out again: the same records. */
class TopicRestoreIT {

  @TempDir private Path folder;

  @Test
  void whatIsRestoredAndExportedAgainIsWhatWas() throws Exception {
    Path reports = reports();
    Path policies = folder.resolve("policies.ndjson");
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("one"))) {
      String at = broker.bootstrap();
      assertThat(run(at, "topics", "--stamps", "SENDER", "--partitions", "3").exit()).isZero();
      String mute = "policy override quiet-1 XAA --mute --until PT12H --by duty --reason tried";
      Ran published = run(at, mute.split(" "));
      assertThat(published.exit()).as(published.err()).isZero();
      assertThat(run(at, "export", "--topic", "policy", "--out", "" + policies).exit()).isZero();
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("other"))) {
      String at = broker.bootstrap();
      run(at, "topics", "--stamps", "SENDER", "--partitions", "3");
      Ran restored = run(at, "restore", "--reports", "" + reports, "--policies", "" + policies);
      assertThat(restored.err()).isEmpty();
      assertThat(restored.exit()).isZero();

      assertThat(content(exported(at, "reports.incident", "reports.access")))
          .isEqualTo(content(reports));
      assertThat(content(exported(at, "policy"))).isEqualTo(content(policies));
      timesOnlyGoOn(at);
      // What is there now is in the way of another.
      Ran again = run(at, "restore", "--reports", "" + reports);
      assertThat(again.exit()).isEqualTo(2);
      assertThat(again.err()).contains("reports.incident is not empty", "policy is not empty");
    }
  }

  @Test
  void topicsThatStampTheirRecordsAreRefused() throws Exception {
    Path reports = reports();
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("stamping"))) {
      run(broker.bootstrap(), "topics");
      Ran refused = run(broker.bootstrap(), "restore", "--reports", "" + reports);
      assertThat(refused.exit()).isEqualTo(2);
      assertThat(refused.err()).contains("topics --stamps SENDER --repair");
    }
  }

  /** A world with corrections, withdrawals and nonsense, as an export has it. */
  private Path reports() throws Exception {
    Path file = folder.resolve("reports.ndjson");
    ExportLine lines = new ExportLine();
    try (OutputStream out = Files.newOutputStream(file)) {
      long number = 0;
      for (Iterator<Scene> all = Scenario.small(5).scenes(); all.hasNext(); number++) {
        Scene scene = all.next();
        String topic = scene.access() ? Topics.ACCESS_REPORTS : Topics.INCIDENT_REPORTS;
        out.write(lines.of(topic, number, scene.knownAt(), scene.value()));
      }
      out.write(
          lines.of(
              Topics.ACCESS_REPORTS,
              number,
              1_710_000_000_000L,
              "no report".getBytes(StandardCharsets.UTF_8)));
    }
    return file;
  }

  private Path exported(String at, String... topics) throws Exception {
    Path file = folder.resolve(topics[0] + ".again");
    List<String> words = new ArrayList<>(List.of("export", "--out", file.toString()));
    for (String each : topics) {
      words.addAll(List.of("--topic", each));
    }
    assertThat(run(at, words.toArray(String[]::new)).exit()).isZero();
    return file;
  }

  /** Lines in no order, without where they lay. */
  private static List<String> content(Path file) throws Exception {
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).isNotEmpty();
    return lines.stream()
        .map(line -> line.replaceAll("\"partition\":\\d+,\"offset\":\\d+,", ""))
        .sorted()
        .toList();
  }

  /** In each partition, so that nothing is late for a job that reads it. */
  private static void timesOnlyGoOn(String at) {
    Map<String, Object> reader = Map.of("bootstrap.servers", at);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(reader, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Set<TopicPartition> partitions =
          Topics.REPORTS.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .collect(Collectors.toSet());
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> newest = new java.util.HashMap<>();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        for (ConsumerRecord<byte[], byte[]> each :
            consumer.poll(java.time.Duration.ofMillis(200))) {
          TopicPartition from = new TopicPartition(each.topic(), each.partition());
          assertThat(each.timestamp()).isGreaterThanOrEqualTo(newest.getOrDefault(from, 0L));
          newest.put(from, each.timestamp());
        }
      }
      assertThat(newest).hasSizeGreaterThan(3);
    }
  }

  private static Ran run(String at, String... words) {
    return Ran.command(List.of(words), "--bootstrap", at);
  }
}

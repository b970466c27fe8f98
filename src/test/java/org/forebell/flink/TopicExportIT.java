package org.forebell.flink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicExportIT {
  private static final long NEW_YEAR = 1_451_606_400_000L;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start(@TempDir Path folder) {
    broker = EmbeddedBroker.start(folder);
    try (Admin admin = Admin.create(kafka())) {
      new TopicSetup(admin, 2, 0).ensure(Topics.all(Stamps.SENDER), false);
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void partition_by_partition_what_was_committed_until_now() throws Exception {
    try (var producer = producer()) {
      producer.initTransactions();
      producer.beginTransaction();
      send(producer, Topics.ACCESS_REPORTS, 1, 3, withdrawal("third"));
      send(producer, Topics.INCIDENT_REPORTS, 1, 2, "no JSON");
      send(producer, Topics.INCIDENT_REPORTS, 1, 1, withdrawal("second"));
      send(producer, Topics.INCIDENT_REPORTS, 0, 4, withdrawal("first"));
      producer.commitTransaction();
      producer.beginTransaction();
      send(producer, Topics.INCIDENT_REPORTS, 0, 5, withdrawal("taken back"));
      producer.abortTransaction();
      producer.beginTransaction();
      send(producer, Topics.INCIDENT_REPORTS, 0, 6, withdrawal("still open"));

      Exported exported = export(Topics.REPORTS);

      assertThat(exported.lines())
          .containsExactly(
              exported("first") + ",\"knownAt\":\"2016-01-01T00:00:04Z\"}",
              "{\"raw\":\"bm8gSlNPTg==\",\"topic\":\"reports.incident\",\"partition\":1,\"offset\":0,"
                  + "\"knownAt\":\"2016-01-01T00:00:02Z\"}",
              exported("second") + ",\"knownAt\":\"2016-01-01T00:00:01Z\"}",
              exported("third") + ",\"knownAt\":\"2016-01-01T00:00:03Z\"}");
      assertThat(exported.summary()).isEqualTo(new TopicExport.Summary(4, 1, 0));
      producer.abortTransaction();
    }
  }

  @Test
  void an_empty_topic_gives_nothing() throws Exception {
    assertThat(export(List.of(Topics.ALERTS)).lines()).isEmpty();
  }

  @Test
  void a_missing_topic_is_named() {
    assertThatThrownBy(() -> export(List.of("reports.nowhere")))
        .isInstanceOf(UnknownTopicOrPartitionException.class)
        .hasMessageContaining("reports.nowhere");
  }

  private static String withdrawal(String id) {
    return exported(id) + "}";
  }

  private static String exported(String id) {
    return "{\"id\":\"" + id + "\",\"kind\":\"retraction\",\"of\":\"r\"";
  }

  private record Exported(List<String> lines, TopicExport.Summary summary) {}

  private static Exported export(List<String> topics) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TopicExport export = TopicExport.of(kafka())) {
      TopicExport.Summary summary = export.write(topics, out, lines -> {});
      return new Exported(out.toString(UTF_8).lines().toList(), summary);
    }
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, String topic, int partition, int second, String json)
      throws Exception {
    long at = NEW_YEAR + second * 1000L;
    producer.send(new ProducerRecord<>(topic, partition, at, null, json.getBytes(UTF_8))).get();
  }

  private static KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> config =
        Map.of("bootstrap.servers", broker.bootstrap(), "transactional.id", "reporter");
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static Map<String, Object> kafka() {
    return Map.of("bootstrap.servers", broker.bootstrap());
  }
}

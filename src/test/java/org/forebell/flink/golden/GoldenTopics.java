package org.forebell.flink.golden;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.forebell.flink.CommittedRecords;
import org.forebell.flink.EmbeddedBroker;
import org.forebell.flink.HeartbeatClock;
import org.forebell.flink.Stamps;
import org.forebell.flink.TopicSetup;
import org.forebell.flink.Topics;

/** A broker of its own with all topics of the house, empty at first. */
final class GoldenTopics implements AutoCloseable {

  private final EmbeddedBroker broker;
  private final Map<String, Object> client;

  private GoldenTopics(EmbeddedBroker broker) {
    this.broker = broker;
    this.client = Map.of("bootstrap.servers", broker.bootstrap());
  }

  static GoldenTopics start(Path folder) {
    GoldenTopics topics = new GoldenTopics(EmbeddedBroker.start(folder));
    try (Admin admin = Admin.create(topics.client)) {
      new TopicSetup(admin, GoldenWorld.PARTITIONS, 1).ensure(Topics.all(Stamps.SENDER), false);
    }
    return topics;
  }

  String bootstrap() {
    return broker.bootstrap();
  }

  /**
   * Puts records where they stood, in this order, each under a key of its own, so that none is
   * compacted away.
   */
  void send(List<SentRecord> records) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrap(), "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (SentRecord each : records) {
        byte[] key = Long.toString(each.at()).getBytes(StandardCharsets.UTF_8);
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    each.topic(), each.partition(), each.at(), key, each.value())));
      }
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    }
  }

  /** Tells every partition that the job reads of this time, those of newer releases included. */
  void beat(long at) {
    try (HeartbeatClock clock = HeartbeatClock.of(client, Topics.READ, "golden")) {
      clock.beat(at);
    }
  }

  /** The values of a topic that a reader may rely on, sorted. */
  List<String> read(String topic) {
    return CommittedRecords.of(client, topic).stream().sorted().toList();
  }

  /** Whether a checkpoint of this group knows of every record of the topics that the job reads. */
  boolean isRead(String group) throws Exception {
    return isRead(group, Topics.READ);
  }

  boolean isRead(String group, List<String> topics) throws Exception {
    try (Admin admin = Admin.create(client);
        KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      Map<TopicPartition, OffsetAndMetadata> read =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      return ends(consumer, topics).entrySet().stream()
          .allMatch(
              each ->
                  each.getValue() == 0
                      || (read.get(each.getKey()) != null
                          && read.get(each.getKey()).offset() == each.getValue()));
    }
  }

  /** Where the partitions of topics end. */
  Map<TopicPartition, Long> ends(List<String> topics) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      return ends(consumer, topics);
    }
  }

  private static Map<TopicPartition, Long> ends(
      KafkaConsumer<byte[], byte[]> consumer, List<String> topics) {
    return consumer.endOffsets(
        topics.stream().flatMap(each -> partitions(consumer, each).stream()).toList());
  }

  /** All records of topics, of a partition in their order. */
  List<SentRecord> dump(List<String> topics) {
    List<SentRecord> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      Map<TopicPartition, Long> ends = ends(consumer, topics);
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      while (ends.entrySet().stream()
          .anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                each ->
                    records.add(
                        new SentRecord(
                            each.topic(), each.partition(), each.timestamp(), each.value())));
      }
    }
    return records;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", broker.bootstrap(), "isolation.level", "read_committed"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(each -> new TopicPartition(each.topic(), each.partition()))
        .toList();
  }

  @Override
  public void close() {
    broker.close();
  }
}

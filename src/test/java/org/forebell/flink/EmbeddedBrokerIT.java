package org.forebell.flink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
  private static final String TOPIC = "words";

  @TempDir Path folder;

  @Test
  void what_was_committed_is_read_again_after_a_restart_on_the_same_port() throws Exception {
    int port;
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("with a space"))) {
      port = broker.port();
      createTopic(broker);
      writeInTransaction(broker, "kept", true);
      writeInTransaction(broker, "taken back", false);
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("with a space"), port)) {
      assertThat(broker.port()).isEqualTo(port);
      assertThat(readCommitted(broker)).containsExactly("kept");
    }
  }

  @Test
  void two_brokers_stand_side_by_side() {
    try (EmbeddedBroker one = EmbeddedBroker.start(folder.resolve("one"));
        EmbeddedBroker other = EmbeddedBroker.start(folder.resolve("other"))) {
      assertThat(one.port()).isNotEqualTo(other.port());
    }
  }

  @Test
  void a_taken_port_is_named() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("one"))) {
      assertThatThrownBy(() -> EmbeddedBroker.start(folder.resolve("other"), broker.port()))
          .hasMessageContaining("port " + broker.port());
    }
  }

  private static void createTopic(EmbeddedBroker broker) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
          .all()
          .get();
    }
  }

  private static void writeInTransaction(EmbeddedBroker broker, String word, boolean commit)
      throws Exception {
    Map<String, Object> config =
        Map.of("bootstrap.servers", broker.bootstrap(), "transactional.id", "writer");
    try (var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(TOPIC, word.getBytes(UTF_8))).get();
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
  }

  private static List<String> readCommitted(EmbeddedBroker broker) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", broker.bootstrap(), "isolation.level", "read_committed");
    TopicPartition partition = new TopicPartition(TOPIC, 0);
    List<String> words = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(r -> words.add(new String(r.value(), UTF_8)));
      }
    }
    return words;
  }
}

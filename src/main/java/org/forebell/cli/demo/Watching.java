package org.forebell.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.forebell.flink.Topics;

/** Reads what the job writes, as any reader of its topics would: alerts once by (id, version). */
final class Watching implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(20);

  private final ObjectMapper json = new ObjectMapper();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, OutputStream> files = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final TreeMap<String, Integer> changes = new TreeMap<>();
  private final TreeMap<String, Integer> reasons = new TreeMap<>();
  private final TreeSet<String> alertLines = new TreeSet<>();
  private final Set<String> told = new HashSet<>();
  private final Set<String> telling = new HashSet<>();
  private String assessedUpTo = "";

  Watching(String bootstrap, Path alerts, Path assessments, Path rejected) throws IOException {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrap,
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    files.put(Topics.ALERTS, open(alerts));
    files.put(Topics.ASSESSMENTS, open(assessments));
    files.put(Topics.REJECTED, open(rejected));
    List<TopicPartition> partitions =
        Stream.concat(files.keySet().stream(), Stream.of(Topics.DELIVERIES))
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Takes in what has come since the last look. */
  void look(DemoScreen screen, Latency latency) throws IOException {
    var records = consumer.poll(POLL);
    for (ConsumerRecord<byte[], byte[]> record : records) {
      JsonNode value = json.readTree(record.value());
      switch (record.topic()) {
        case Topics.ALERTS -> alert(record, value, screen, latency);
        case Topics.ASSESSMENTS -> {
          write(record);
          String at = value.path("at").asText();
          assessedUpTo = at.compareTo(assessedUpTo) > 0 ? at : assessedUpTo;
          screen.assessed(value);
        }
        case Topics.DELIVERIES -> delivered(value);
        default -> {
          write(record);
          reasons.merge(value.path("reason").asText(), 1, Integer::sum);
          screen.rejected(value);
        }
      }
    }
    if (!records.isEmpty()) {
      keep();
    }
  }

  /** Lets the files hold all that was read, as they may be left so. */
  private void keep() throws IOException {
    for (OutputStream file : files.values()) {
      file.flush();
    }
  }

  /** A letter is on its way from when it is queued until a channel has it or all have failed. */
  private void delivered(JsonNode step) {
    String letter = step.path("recipient").asText() + "/" + step.path("letter").asText();
    switch (step.path("kind").asText()) {
      case "queued" -> telling.add(letter);
      case "sent" -> told.add(letter);
      case "failed" -> told.add(step.has("channel") ? "" : letter);
      default -> {}
    }
  }

  /** Whether all that the notification job began to tell is told. */
  boolean hasTold() {
    return told.containsAll(telling);
  }

  /** How many letters went out. */
  int letters() {
    return telling.size();
  }

  /** The newest time assessed, in ISO 8601. */
  String assessedUpTo() {
    return assessedUpTo;
  }

  Map<String, Integer> alertsByChange() {
    return changes;
  }

  Map<String, Integer> rejectedByReason() {
    return reasons;
  }

  /** The alerts as lines, in an order that any two runs share. */
  Set<String> alertLines() {
    return alertLines;
  }

  private void alert(
      ConsumerRecord<byte[], byte[]> record, JsonNode alert, DemoScreen screen, Latency latency)
      throws IOException {
    String key = alert.path("id").asText() + ' ' + alert.path("version").asInt();
    if (!seen.add(key)) {
      return;
    }
    write(record);
    alertLines.add(new String(record.value(), java.nio.charset.StandardCharsets.UTF_8));
    changes.merge(alert.path("change").asText(), 1, Integer::sum);
    latency.alerted(alert);
    screen.alerted(alert);
  }

  private void write(ConsumerRecord<byte[], byte[]> record) throws IOException {
    OutputStream file = files.get(record.topic());
    file.write(record.value());
    file.write('\n');
  }

  private static OutputStream open(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file));
  }

  @Override
  public void close() throws IOException {
    consumer.close();
    for (OutputStream file : files.values()) {
      file.close();
    }
  }
}

package org.forebell.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.forebell.flink.Topics;

/**
 * Whoever acts on what is told: reads committed records as they come, whatever happens to brokers,
 * and remembers when each alert reached it.
 */
final class Reader implements AutoCloseable {
  /** All that the job tells. */
  static final List<String> TOPICS =
      List.of(Topics.ALERTS, Topics.SHADOW_ALERTS, Topics.ASSESSMENTS, Topics.REJECTED);

  private static final Pattern AT = Pattern.compile("\"at\":\"([^\"]*)\"");

  /**
   * When an alert was seen.
   *
   * @param at of what it tells, epoch milliseconds
   * @param nanos by {@link System#nanoTime()}
   */
  private record Seen(long at, long nanos) {}

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Queue<String>> lines = new HashMap<>();
  private final List<Seen> alerts = new CopyOnWriteArrayList<>();
  private final AtomicLong toldUntil = new AtomicLong(Long.MIN_VALUE);
  private final Thread thread = new Thread(this::read, "reader");

  private Reader(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
    TOPICS.forEach(topic -> lines.put(topic, new ConcurrentLinkedQueue<>()));
  }

  /** Begins to read at the start of all that is told. */
  static Reader of(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("isolation.level", "read_committed");
    settings.put("metadata.max.age.ms", "1000");
    settings.put("auto.offset.reset", "earliest");
    settings.put("reconnect.backoff.max.ms", "200");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    Reader reader = new Reader(consumer);
    reader.thread.start();
    return reader;
  }

  private void read() {
    try {
      while (true) {
        takeNewPartitions();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          take(record.topic(), new String(record.value(), StandardCharsets.UTF_8));
        }
      }
    } catch (WakeupException closed) {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }

  /** Topics may get more of them while the job runs. */
  private void takeNewPartitions() {
    Set<TopicPartition> there =
        TOPICS.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .collect(Collectors.toSet());
    if (!there.equals(consumer.assignment())) {
      consumer.assign(there);
    }
  }

  private void take(String topic, String line) {
    if (topic.equals(Topics.ALERTS)) {
      Matcher at = AT.matcher(line);
      if (at.find()) {
        long instant = Instant.parse(at.group(1)).toEpochMilli();
        alerts.add(new Seen(instant, System.nanoTime()));
        toldUntil.accumulateAndGet(instant, Math::max);
      }
    }
    lines.get(topic).add(line);
  }

  /** All that was read of a topic so far. */
  List<String> told(String topic) {
    return List.copyOf(lines.get(topic));
  }

  /** The latest instant of which anything was told, epoch milliseconds. */
  long toldUntil() {
    return toldUntil.get();
  }

  /** When the first alert of a later instant was seen, if one was. */
  OptionalLong firstAlertAfter(long at) {
    return alerts.stream().filter(seen -> seen.at > at).mapToLong(Seen::nanos).findFirst();
  }

  @Override
  public void close() throws InterruptedException {
    consumer.wakeup();
    thread.join();
  }
}

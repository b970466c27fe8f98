package org.forebell.flink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.forebell.delivery.Step;
import org.forebell.delivery.StepJson;
import org.forebell.inbound.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a desk what was sent, from some weeks back, and which routing holds. Trouble with brokers
 * is logged and tried again: what is known goes on to be of use.
 */
public final class DeskFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeskFeed.class);

  /** Longer than any alert is valid: answers to what is older come by name alone. */
  private static final Duration LOOK_BACK = Duration.ofDays(30);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final int PATIENCE_MS = 15_000;

  private final Consumer<byte[], byte[]> consumer;
  private final Desk desk;
  private final Thread thread;
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private volatile boolean open = true;

  private DeskFeed(Consumer<byte[], byte[]> consumer, Desk desk) {
    this.consumer = consumer;
    this.desk = desk;
    this.thread = new Thread(this::run, "desk-feed");
    thread.setDaemon(true);
  }

  /**
   * Begins.
   *
   * @param kafka settings of a client: {@code bootstrap.servers}, security
   * @param now epoch milliseconds
   * @throws KafkaException when the brokers do not answer, or a topic is missing
   */
  public static DeskFeed start(Map<String, Object> kafka, Desk desk, long now) {
    Map<String, Object> config = new HashMap<>();
    config.put("default.api.timeout.ms", PATIENCE_MS);
    config.putAll(kafka);
    config.put("enable.auto.commit", false);
    config.put("allow.auto.create.topics", false);
    config.put("auto.offset.reset", "earliest");
    config.remove("group.id");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(config, bytes, bytes);
    try {
      assign(consumer, now - LOOK_BACK.toMillis());
    } catch (KafkaException e) {
      consumer.close();
      throw e;
    }
    DeskFeed feed = new DeskFeed(consumer, desk);
    feed.thread.start();
    return feed;
  }

  private static void assign(Consumer<byte[], byte[]> consumer, long from) {
    List<TopicPartition> sent = partitions(consumer, Topics.DELIVERIES);
    List<TopicPartition> all = new ArrayList<>(sent);
    all.addAll(partitions(consumer, Topics.ROUTING));
    consumer.assign(all);
    consumer.seekToBeginning(all);
    Map<TopicPartition, Long> wanted = new HashMap<>();
    sent.forEach(each -> wanted.put(each, from));
    Map<TopicPartition, Long> ends = consumer.endOffsets(sent);
    consumer
        .offsetsForTimes(wanted)
        .forEach((each, found) -> consumer.seek(each, offset(found, ends.get(each))));
  }

  private static long offset(OffsetAndTimestamp found, long end) {
    return found == null ? end : found.offset();
  }

  private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
    var found = consumer.partitionsFor(topic);
    if (found == null || found.isEmpty()) {
      throw new UnknownTopicOrPartitionException("there is no topic " + topic);
    }
    return found.stream().map(each -> new TopicPartition(topic, each.partition())).toList();
  }

  /** Waits until all is told that was there at the beginning; false when that takes too long. */
  public boolean awaitCaughtUp(Duration within) throws InterruptedException {
    return caughtUp.await(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run() {
    try (consumer) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (open) {
        look();
        if (ends.keySet().stream().allMatch(each -> consumer.position(each) >= ends.get(each))) {
          caughtUp.countDown();
        }
      }
    } catch (WakeupException closed) {
      LOG.debug("closed");
    }
  }

  private void look() {
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        take(record);
      }
    } catch (WakeupException closed) {
      throw closed;
    } catch (KafkaException e) {
      LOG.warn("the brokers tell nothing new; trying again", e);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.topic().equals(Topics.DELIVERIES)) {
      Step step = StepJson.read(record.value()).step();
      if (step != null) {
        desk.recorded(step);
      }
      return;
    }
    try {
      desk.routed(record.value());
    } catch (IllegalArgumentException e) {
      LOG.warn("a routing that cannot work was published; the one before it holds");
    }
  }

  @Override
  public void close() {
    open = false;
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

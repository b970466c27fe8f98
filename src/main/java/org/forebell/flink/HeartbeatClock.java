package org.forebell.flink;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Lets time go on when nobody reports: writes a heartbeat into every partition of the report
 * topics, partitions that are added later included.
 *
 * <p>A heartbeat says nothing but that time passed, so any number of clocks may beat side by side,
 * and a beat that is late or lost does no harm once another one comes.
 *
 * <p>What is published on the topic {@code policy} takes force when every partition tells of a
 * later time. A clock that beats there listens too, and beats at once when it hears something.
 */
public final class HeartbeatClock implements AutoCloseable {
  /** The usual pause between heartbeats. */
  public static final String PACE = "PT10S";

  private static final Duration NEW_PARTITIONS_SEEN_WITHIN = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration DEAF_FOR = Duration.ofSeconds(30);

  /** Several: the leaders of other partitions may put a time that is behind the notice's. */
  private static final List<Duration> AFTER_A_NOTICE =
      List.of(
          Duration.ZERO, Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(1000));

  private final Map<String, Object> kafka;
  private final Producer<byte[], byte[]> producer;
  private final List<String> topics;
  private final String source;
  private final ScheduledExecutorService pace =
      Executors.newSingleThreadScheduledExecutor(HeartbeatClock::daemon);
  private final ScheduledExecutorService ear =
      Executors.newSingleThreadScheduledExecutor(HeartbeatClock::daemon);

  private HeartbeatClock(
      Map<String, Object> kafka,
      Producer<byte[], byte[]> producer,
      List<String> topics,
      String source) {
    this.kafka = Map.copyOf(kafka);
    this.producer = producer;
    this.topics = List.copyOf(topics);
    this.source = source;
  }

  /**
   * A clock for these topics.
   *
   * @param kafka settings of a client: {@code bootstrap.servers}, security
   * @param source who the heartbeats say they are from
   */
  public static HeartbeatClock of(Map<String, Object> kafka, List<String> topics, String source) {
    Map<String, Object> config = new HashMap<>();
    config.put("metadata.max.age.ms", millis(NEW_PARTITIONS_SEEN_WITHIN));
    config.put("max.block.ms", millis(PATIENCE));
    config.put("request.timeout.ms", millis(PATIENCE.dividedBy(3)));
    config.put("delivery.timeout.ms", millis(PATIENCE));
    config.putAll(kafka);
    ByteArraySerializer bytes = new ByteArraySerializer();
    return new HeartbeatClock(kafka, new KafkaProducer<>(config, bytes, bytes), topics, source);
  }

  private static int millis(Duration duration) {
    return (int) duration.toMillis();
  }

  private static Thread daemon(Runnable beats) {
    Thread thread = new Thread(beats, "heartbeat-clock");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Beats once, and returns when the brokers have it.
   *
   * @param atMillis the time to tell, epoch milliseconds; topics stamped by the broker put their
   *     own
   * @return the number of partitions that now know
   * @throws KafkaException when a topic is missing or the brokers do not answer
   */
  public int beat(long atMillis) {
    byte[] heartbeat = HeartbeatJson.write(source, atMillis);
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (String topic : topics) {
      for (PartitionInfo partition : producer.partitionsFor(topic)) {
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    topic, partition.partition(), atMillis, HeartbeatJson.KEY, heartbeat)));
      }
    }
    sent.forEach(KafkaAnswer::to);
    return sent.size();
  }

  /**
   * Beats now and then at this pace until closed, and at once when something is published. Trouble
   * is told and does not stop the clock: the next beat may get through.
   *
   * @param reached is told the number of partitions after each beat
   * @param trouble is told why a beat did not get through
   * @param deaf is told why nothing is heard of what is published
   * @return is done when the clock beats no more
   */
  public Future<?> beatEvery(
      Duration interval,
      InstantSource time,
      IntConsumer reached,
      Consumer<KafkaException> trouble,
      Consumer<KafkaException> deaf) {
    Runnable beat =
        () -> {
          try {
            reached.accept(beat(time.millis()));
          } catch (KafkaException e) {
            if (!pace.isShutdown()) {
              trouble.accept(e);
            }
          }
        };
    if (topics.contains(Topics.POLICY)) {
      var unused =
          ear.scheduleWithFixedDelay(
              () -> listen(beat, deaf), 0, DEAF_FOR.toMillis(), TimeUnit.MILLISECONDS);
    }
    return pace.scheduleAtFixedRate(beat, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void listen(Runnable beat, Consumer<KafkaException> deaf) {
    try {
      PolicyListener.of(kafka).listen(() -> beatAfterANotice(beat));
    } catch (KafkaException e) {
      if (!ear.isShutdown()) {
        deaf.accept(e);
      }
    }
  }

  private void beatAfterANotice(Runnable beat) {
    for (Duration after : AFTER_A_NOTICE) {
      var unused = pace.schedule(beat, after.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Stops beating; what was sent arrives. */
  @Override
  public void close() {
    ear.shutdownNow();
    pace.shutdownNow();
    producer.close(PATIENCE);
  }
}

package org.forebell.fault;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.forebell.flink.HeartbeatJson;
import org.forebell.flink.Topics;
import org.forebell.scenario.Scenario;
import org.forebell.scenario.Scene;

/**
 * Field teams that report without end, and the clock beside them: a made-up world whose time passes
 * faster than ours. Nothing is sent twice by itself, and nothing given up.
 */
final class Load implements AutoCloseable {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long PORTION_MS = 250;

  private final Map<String, Object> client;
  private final long portion;
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final Iterator<Scene> scenes;
  private final AtomicLong reports = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong knownBefore = new AtomicLong();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private KafkaProducer<byte[], byte[]> producer;
  private ScheduledFuture<?> flowing;
  private Function<Scene, List<Scene>> desk = List::of;
  private Scene next;

  /**
   * @param client of the brokers
   * @param hoursPerSecond of the world's time
   */
  Load(Map<String, Object> client, Scenario scenario, int hoursPerSecond) {
    this.client = new HashMap<>(client);
    this.client.put("delivery.timeout.ms", "600000");
    this.client.put("max.block.ms", "600000");
    this.client.put("reconnect.backoff.max.ms", "200");
    this.client.put("linger.ms", "5");
    this.portion = hoursPerSecond * HOUR * PORTION_MS / 1000;
    this.scenes = scenario.scenes();
    this.next = scenes.next();
    this.knownBefore.set(Math.floorDiv(scenario.start().toEpochMilli(), DAY) * DAY);
    this.producer = open();
  }

  private KafkaProducer<byte[], byte[]> open() {
    return new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** What becomes of each report from now on before it is sent. */
  void through(Function<Scene, List<Scene>> another) {
    onPace(() -> desk = another);
  }

  /** Begins to send, and goes on until told to finish. */
  void flow() {
    flowing =
        pace.scheduleAtFixedRate(this::sendPortionOrFail, 0, PORTION_MS, TimeUnit.MILLISECONDS);
  }

  private void sendPortionOrFail() {
    try {
      sendBefore(knownBefore.get() + portion);
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
      throw e;
    }
  }

  /** Everything that became known earlier has been handed to the sender; epoch milliseconds. */
  long knownBefore() {
    return knownBefore.get();
  }

  /** Reports and other records sent so far, heartbeats not among them. */
  long reports() {
    return reports.get();
  }

  /** Records that the brokers said they have, heartbeats among them. */
  long taken() {
    return taken.get();
  }

  /** Sends so many hours at once, as a backlog comes. */
  void burst(int hours) {
    onPace(() -> sendBefore(knownBefore.get() + hours * HOUR));
  }

  /** A sender that starts afresh, and so sees what changed about its topics. */
  void restartSender() {
    onPace(
        () -> {
          producer.close();
          producer = open();
        });
  }

  /** Pauses where it stands. */
  void pause() {
    flowing.cancel(false);
    onPace(() -> {});
    Exception failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("the load did not flow", failed);
    }
  }

  /**
   * Ends the day and waits until the brokers have all of it.
   *
   * @return that end, the last tick that can be decided, epoch milliseconds
   */
  long finish() {
    pause();
    onPace(
        () -> {
          long end = Math.floorDiv(knownBefore.get() + DAY - 1, DAY) * DAY;
          // Time must have passed the tick before it can be decided.
          sendBefore(end + 1);
          producer.flush();
        });
    return knownBefore.get() - 1;
  }

  private void onPace(Runnable work) {
    Future<?> done = pace.submit(work);
    try {
      done.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the load did not flow", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void sendBefore(long end) {
    for (; next.knownAt() < end; next = scenes.next()) {
      for (Scene scene : desk.apply(next)) {
        String topic = scene.access() ? Topics.ACCESS_REPORTS : Topics.INCIDENT_REPORTS;
        byte[] key = scene.area().getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(topic, null, scene.knownAt(), key, scene.value()));
        reports.incrementAndGet();
      }
    }
    beat(end);
    knownBefore.set(end);
  }

  private void beat(long at) {
    byte[] heartbeat = HeartbeatJson.write("test", at);
    for (String topic : Topics.READ) {
      for (PartitionInfo each : producer.partitionsFor(topic)) {
        send(new ProducerRecord<>(topic, each.partition(), at, HeartbeatJson.KEY, heartbeat));
      }
    }
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    var unused =
        producer.send(
            record,
            (metadata, failed) -> {
              failure.compareAndSet(null, failed);
              taken.addAndGet(failed == null ? 1 : 0);
            });
  }

  @Override
  public void close() {
    pace.shutdownNow();
    producer.close();
  }
}

package org.forebell.fault;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.forebell.flink.HeartbeatJson;
import org.forebell.flink.KafkaAnswer;
import org.forebell.flink.Stamps;
import org.forebell.flink.Topics;
import org.forebell.scenario.Scene;

/**
 * Field teams that report without end, from a made-up world whose time passes faster than ours.
 * Where senders say when a report became known, the clock is among them. Nothing is sent twice by
 * itself, and nothing given up.
 */
final class Load implements AutoCloseable {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long PORTION_MS = 250;
  private static final long FAR_AHEAD = 4 * DAY;

  private final Map<String, Object> client;
  private final Stamps stamps;
  private final LongSupplier toldUntil;
  private final long portion;
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final Iterator<Scene> scenes;
  private final AtomicLong reports = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong newest = new AtomicLong();
  private final AtomicLong knownBefore = new AtomicLong();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private KafkaProducer<byte[], byte[]> producer;
  private ScheduledFuture<?> flowing;
  private Function<Scene, List<Scene>> desk = List::of;
  private Scene next;

  /**
   * @param client of the brokers
   * @param hoursPerSecond of the world's time
   * @param toldUntil of which instant the job told last, epoch milliseconds
   */
  Load(
      Map<String, Object> client,
      Stamps stamps,
      Iterator<Scene> scenes,
      int hoursPerSecond,
      LongSupplier toldUntil) {
    this.client = new HashMap<>(client);
    this.client.put("delivery.timeout.ms", "600000");
    this.client.put("max.block.ms", "600000");
    this.client.put("reconnect.backoff.max.ms", "200");
    this.client.put("linger.ms", "5");
    this.stamps = stamps;
    this.toldUntil = toldUntil;
    this.portion = hoursPerSecond * HOUR * PORTION_MS / 1000;
    this.scenes = scenes;
    this.next = scenes.next();
    this.knownBefore.set(Math.floorDiv(next.knownAt(), DAY) * DAY);
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
      if (!isFarAhead()) {
        sendBefore(knownBefore.get() + portion);
      }
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
      throw e;
    }
  }

  /** On a slow machine a backlog would grow with every fault, and be judged again with each. */
  private boolean isFarAhead() {
    return stamps == Stamps.SENDER
        && toldUntil.getAsLong() > Long.MIN_VALUE
        && knownBefore.get() - toldUntil.getAsLong() > FAR_AHEAD;
  }

  /** Everything that became known earlier has been handed to the sender; epoch milliseconds. */
  long knownBefore() {
    return switch (stamps) {
      case SENDER -> knownBefore.get();
      case BROKER -> System.currentTimeMillis();
    };
  }

  /** Waits until so many hours more of the world have been told. */
  void awaitHours(int hours) {
    long then = knownBefore.get() + hours * HOUR;
    await().until(() -> knownBefore.get() >= then);
  }

  /** Reports and other records sent so far, heartbeats not among them. */
  long reports() {
    return reports.get();
  }

  /** Records that the brokers said they have, heartbeats of ours among them. */
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
   * @return a time after all reports that can be decided, epoch milliseconds
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
    return switch (stamps) {
      case SENDER -> knownBefore.get() - 1;
      case BROKER -> awaitClock(newest.get());
    };
  }

  /** Waits until every partition has heard of a later time, and gives the earliest of them. */
  private long awaitClock(long after) {
    try (Admin admin = Admin.create(client("bootstrap.servers"))) {
      Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
      for (String topic : Topics.READ) {
        producer
            .partitionsFor(topic)
            .forEach(
                each ->
                    partitions.put(
                        new TopicPartition(topic, each.partition()), OffsetSpec.maxTimestamp()));
      }
      return await()
          .until(
              () ->
                  KafkaAnswer.to(admin.listOffsets(partitions).all()).values().stream()
                          .mapToLong(each -> each.timestamp())
                          .min()
                          .orElseThrow()
                      - 1,
              time -> time > after);
    }
  }

  private Map<String, Object> client(String name) {
    return Map.of(name, client.get(name));
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
    if (stamps == Stamps.SENDER) {
      beat(end);
    }
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

  /** Time has come so far in one partition of the report topics, as a clock says that saw it. */
  void beatIn(int partition) {
    onPace(
        () -> {
          long at = knownBefore.get();
          byte[] heartbeat = HeartbeatJson.write("test", at);
          try (KafkaProducer<byte[], byte[]> clock = open()) {
            for (String topic : Topics.REPORTS) {
              send(clock, new ProducerRecord<>(topic, partition, at, HeartbeatJson.KEY, heartbeat));
            }
          }
        });
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    send(producer, record);
  }

  private void send(KafkaProducer<byte[], byte[]> by, ProducerRecord<byte[], byte[]> record) {
    var unused =
        by.send(
            record,
            (metadata, failed) -> {
              if (failed == null) {
                taken.incrementAndGet();
                newest.accumulateAndGet(metadata.timestamp(), Math::max);
              } else {
                failure.compareAndSet(null, failed);
              }
            });
  }

  @Override
  public void close() {
    pace.shutdownNow();
    // Whoever closes it has all that was sent, or has given up.
    producer.close(Duration.ZERO);
  }
}

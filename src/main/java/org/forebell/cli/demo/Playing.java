package org.forebell.cli.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.forebell.flink.ExportLine;
import org.forebell.flink.HeartbeatJson;
import org.forebell.flink.Topics;
import org.forebell.flink.WorldTime;
import org.forebell.scenario.Scene;

/**
 * Plays scenes into the report topics at a pace, with heartbeats of the played time in every
 * partition, and keeps all of it in a file for the replay.
 */
final class Playing implements AutoCloseable {

  private static final long HOUR = 3_600_000L;

  /** Is told of each record when it has been sent. */
  @FunctionalInterface
  interface Listener {
    void sent(Scene scene);
  }

  private final KafkaProducer<byte[], byte[]> producer;
  private final OutputStream file;
  private final ExportLine lines = new ExportLine();
  private final WorldTime time;
  private volatile Exception failure;
  private long number;

  /**
   * @param time when each hour of the scenario is played
   */
  Playing(String bootstrap, Path file, WorldTime time) throws IOException {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "linger.ms", "0"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.file = new BufferedOutputStream(Files.newOutputStream(file));
    this.time = time;
  }

  /** Plays all scenes from a start on; returns the time at which they end, epoch milliseconds. */
  long play(Iterator<Scene> scenes, long start, Listener listener) throws IOException {
    long hour = start;
    Scene next = scenes.hasNext() ? scenes.next() : null;
    while (next != null) {
      waitFor(time.onTheWall(hour));
      hour += HOUR;
      while (next != null && next.knownAt() < hour) {
        send(next);
        listener.sent(next);
        next = scenes.hasNext() ? scenes.next() : null;
      }
      beat(hour);
    }
    return hour;
  }

  private static void waitFor(long wall) {
    long left = wall - System.currentTimeMillis();
    while (left > 0) {
      LockSupport.parkNanos(Duration.ofMillis(left).toNanos());
      left = wall - System.currentTimeMillis();
    }
  }

  /** A heartbeat of that time in every partition that the job reads. */
  void beat(long at) throws IOException {
    byte[] value = HeartbeatJson.write("demo", at);
    for (String topic : Topics.READ) {
      for (PartitionInfo partition : producer.partitionsFor(topic)) {
        send(new ProducerRecord<>(topic, partition.partition(), at, HeartbeatJson.KEY, value));
      }
    }
    file.write(lines.of(Topics.REPORTS.get(0), number++, at, value));
  }

  private void send(Scene scene) throws IOException {
    String topic = scene.access() ? Topics.ACCESS_REPORTS : Topics.INCIDENT_REPORTS;
    byte[] key = scene.area().getBytes(StandardCharsets.UTF_8);
    send(new ProducerRecord<>(topic, null, scene.knownAt(), key, scene.value()));
    file.write(lines.of(topic, number++, scene.knownAt(), scene.value()));
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    if (failure != null) {
      throw new IllegalStateException("the broker did not take a record", failure);
    }
    var unused =
        producer.send(record, (metadata, problem) -> failure = problem == null ? failure : problem);
  }

  @Override
  public void close() throws IOException {
    producer.close();
    file.close();
  }
}

package org.forebell.flink;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Reports of what happens now, five hundred a second from forty areas, until it is closed. */
final class ReportStream implements AutoCloseable {
  private static final int AREAS = 40;
  private static final int AT_A_TIME = 25;

  private final KafkaProducer<byte[], byte[]> producer;
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger sent = new AtomicInteger();

  private ReportStream(KafkaProducer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  static ReportStream start(Map<String, Object> client) {
    ReportStream stream =
        new ReportStream(
            new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer()));
    var unused = stream.pace.scheduleAtFixedRate(stream::send, 0, 50, TimeUnit.MILLISECONDS);
    return stream;
  }

  /** How many reports were sent. */
  int sent() {
    return sent.get();
  }

  /** Tells of one incident in an area of which nothing more is told. */
  void tellOnceOf(String area) {
    send(area);
  }

  private void send() {
    for (int i = 0; i < AT_A_TIME; i++) {
      int number = sent.get() % AREAS;
      send("XA" + (char) ('A' + number % 4) + "/District " + number);
    }
  }

  private void send(String area) {
    String now = Instant.now().toString();
    byte[] report =
        ("{\"id\":\"r-%d\",\"kind\":\"incident\",\"source\":{\"id\":\"desk\"},\"area\":\"%s\","
                + "\"occurredAt\":\"%s\",\"reportedAt\":\"%s\",\"act\":\"shooting\","
                + "\"outcome\":\"harm\",\"affects\":[\"staff\"]}")
            .formatted(sent.incrementAndGet(), area, now, now)
            .getBytes(StandardCharsets.UTF_8);
    byte[] key = area.getBytes(StandardCharsets.UTF_8);
    var unused = producer.send(new ProducerRecord<>(Topics.INCIDENT_REPORTS, key, report));
  }

  @Override
  public void close() {
    pace.shutdownNow();
    producer.close();
  }
}

package org.forebell.fault;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.forebell.flink.Topics;

/**
 * Field teams of today for the drill: reports of what affects nobody, twenty a second, and every
 * five seconds an area that nobody had heard of in which many people come to harm.
 */
final class Senders implements AutoCloseable {
  private static final int AREAS = 40;
  private static final int AT_ONCE = 25;

  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final KafkaProducer<byte[], byte[]> producer;
  private ScheduledFuture<?> calm;
  private ScheduledFuture<?> grave;
  private long number;
  private int struck;

  /**
   * @param client of the brokers
   */
  Senders(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("delivery.timeout.ms", "600000");
    settings.put("max.block.ms", "600000");
    settings.put("linger.ms", "5");
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** What would have come in within a week, all at once, so that the rules know what is usual. */
  void week(int reports) {
    for (int i = 0; i < reports; i++) {
      report("XQA/District " + i % AREAS, "none", "");
    }
    producer.flush();
  }

  void flow() {
    calm =
        pace.scheduleAtFixedRate(
            () -> {
              for (int i = 0; i < 5; i++) {
                report("XQA/District " + number % AREAS, "none", "");
              }
            },
            0,
            250,
            TimeUnit.MILLISECONDS);
    grave = pace.scheduleAtFixedRate(this::strike, 1, 5, TimeUnit.SECONDS);
  }

  void pause() {
    calm.cancel(false);
    grave.cancel(false);
  }

  private void strike() {
    String area = "XQB/Post " + struck++;
    for (int i = 0; i < AT_ONCE; i++) {
      report(area, "harm", "\"staff\"");
    }
  }

  private void report(String area, String outcome, String affects) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    String json =
        """
        {"kind":"incident","id":"drill-%d","source":{"id":"drill-desk"},"occurredAt":"%s",\
        "reportedAt":"%s","area":"%s","act":"shooting","outcome":"%s","affects":[%s]}"""
            .formatted(number++, now.minusSeconds(60), now, area, outcome, affects);
    byte[] key = area.getBytes(StandardCharsets.UTF_8);
    byte[] value = json.getBytes(StandardCharsets.UTF_8);
    var unused = producer.send(new ProducerRecord<>(Topics.INCIDENT_REPORTS, key, value));
  }

  @Override
  public void close() {
    pace.shutdownNow();
    producer.close(java.time.Duration.ZERO);
  }
}

package org.forebell.flink;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.forebell.scenario.Scenario;
import org.forebell.scenario.Scene;

/** A made-up world that is sent piece by piece. */
final class ScenarioFeed {
  static final long DAY = 86_400_000L;

  private final Map<String, Object> client;
  private final Map<String, Object> clock;
  private final Iterator<Scene> scenes;
  private final long start;
  private Scene next;

  ScenarioFeed(Map<String, Object> client, Scenario scenario) {
    this(client, client, scenario);
  }

  /**
   * @param client who sends reports
   * @param clock who sends heartbeats
   */
  ScenarioFeed(Map<String, Object> client, Map<String, Object> clock, Scenario scenario) {
    this.client = client;
    this.clock = clock;
    this.scenes = scenario.scenes();
    this.start = Math.floorDiv(scenario.start().toEpochMilli(), DAY) * DAY;
    this.next = scenes.next();
  }

  /**
   * Sends all that is known before the end of a day, and heartbeats one millisecond later.
   *
   * @return that end, the last tick that can be decided
   */
  long sendDays(int days) {
    long end = start + days * DAY;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (; next != null && next.knownAt() < end; next = scenes.hasNext() ? scenes.next() : null) {
        String topic = next.access() ? Topics.ACCESS_REPORTS : Topics.INCIDENT_REPORTS;
        byte[] key = next.area().getBytes(StandardCharsets.UTF_8);
        var unused =
            producer.send(new ProducerRecord<>(topic, null, next.knownAt(), key, next.value()));
      }
    }
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(clock, new ByteArraySerializer(), new ByteArraySerializer())) {
      beat(producer, end + 1);
    }
    return end;
  }

  private static void beat(KafkaProducer<byte[], byte[]> producer, long at) {
    byte[] heartbeat = HeartbeatJson.write("test", at);
    for (String topic : Topics.READ) {
      IntStream.range(0, producer.partitionsFor(topic).size())
          .forEach(
              partition -> {
                var unused =
                    producer.send(
                        new ProducerRecord<>(topic, partition, at, HeartbeatJson.KEY, heartbeat));
              });
    }
  }
}

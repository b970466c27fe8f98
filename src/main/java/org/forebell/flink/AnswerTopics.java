package org.forebell.flink;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.forebell.alert.AlertOutcome;
import org.forebell.delivery.Acknowledgement;
import org.forebell.delivery.AcknowledgementJson;
import org.forebell.delivery.Step;
import org.forebell.delivery.StepJson;
import org.forebell.inbound.Intake;
import org.forebell.report.Rejected;
import org.forebell.report.RejectedJson;

/**
 * What comes back, written to its topics. Each call returns when the brokers have the record. Safe
 * for many threads.
 */
public final class AnswerTopics implements Intake, AutoCloseable {

  private static final int PATIENCE_MS = 15_000;

  private final Producer<byte[], byte[]> producer;

  /**
   * @param kafka settings of a client: {@code bootstrap.servers}, security
   */
  public AnswerTopics(Map<String, Object> kafka) {
    Map<String, Object> config = new HashMap<>();
    config.put("acks", "all");
    config.put("linger.ms", 0);
    config.put("max.block.ms", PATIENCE_MS);
    config.put("request.timeout.ms", PATIENCE_MS / 3);
    config.put("delivery.timeout.ms", PATIENCE_MS);
    config.putAll(kafka);
    ByteArraySerializer bytes = new ByteArraySerializer();
    producer = new KafkaProducer<>(config, bytes, bytes);
  }

  @Override
  public void acknowledged(Acknowledgement answer) throws IOException {
    keep(Topics.ACKNOWLEDGEMENTS, answer.alert(), answer.at(), AcknowledgementJson.write(answer));
  }

  @Override
  public void told(AlertOutcome outcome) throws IOException {
    keep(Topics.OUTCOMES, outcome.alert(), outcome.at(), outcome.toJson());
  }

  @Override
  public void received(Step step) throws IOException {
    keep(Topics.DELIVERIES, step.alert(), step.at(), StepJson.write(step));
  }

  @Override
  public void turnedAway(Rejected what) throws IOException {
    keep(Topics.NOT_DELIVERABLE, what.topic(), what.knownAt(), RejectedJson.write(what));
  }

  /**
   * A routing that is to take force at once.
   *
   * @param yaml as config/routing.yaml, which was read before
   */
  public void routing(byte[] yaml, long at) throws IOException {
    keep(Topics.ROUTING, "routing", at, yaml);
  }

  private void keep(String topic, String key, long at, byte[] value) throws IOException {
    try {
      var unused =
          KafkaAnswer.to(
              producer.send(new ProducerRecord<>(topic, null, at, KafkaEnds.utf8(key), value)));
    } catch (KafkaException e) {
      throw new IOException("the brokers did not take a record of " + topic, e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}

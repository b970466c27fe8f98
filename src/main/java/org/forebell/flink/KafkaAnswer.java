package org.forebell.flink;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Waits for what a client of Kafka was asked. */
public final class KafkaAnswer {
  private KafkaAnswer() {}

  /**
   * The answer.
   *
   * @throws KafkaException the one that the client or the broker gave, as it is
   */
  public static <T> T to(Future<T> question) {
    try {
      return question.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}

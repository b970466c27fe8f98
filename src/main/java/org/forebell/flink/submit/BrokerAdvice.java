package org.forebell.flink.submit;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;

/** What a failure of Kafka means for whoever submits. */
final class BrokerAdvice {
  private BrokerAdvice() {}

  static String on(KafkaException failure, String bootstrap) {
    String told = failure.getMessage();
    if (failure instanceof TimeoutException) {
      return "No answer from the brokers at "
          + bootstrap
          + " ("
          + told
          + "). Check kafka.bootstrap or --bootstrap, and that they run.";
    }
    if (failure instanceof AuthenticationException) {
      return "The brokers do not let us in: " + told + ". Check the file of kafka.properties.";
    }
    if (failure instanceof AuthorizationException) {
      return "The brokers forbid it: " + told + ". Ask for the right.";
    }
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return "Kafka's clients refuse: " + cause.getMessage() + ". Check kafka.properties.";
  }
}

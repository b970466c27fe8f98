package org.forebell.flink;

import java.io.IOException;
import java.util.Set;

/**
 * What a cluster is told when it starts the escalation job: {@code --bootstrap HOST:PORT --group
 * NAME}, and where they are not those shipped with the job, the files {@code --policy}, {@code
 * --model} and {@code --gazetteer}; {@code --properties FILE} holds settings of Kafka's clients,
 * and {@code --transaction-timeout} says how long a transaction may stay open, with its unit.
 */
record JobArguments(KafkaEnds kafka, EscalationSettings settings) {
  private static final Set<String> KNOWN =
      Set.of(
          "bootstrap",
          "group",
          "properties",
          "transaction-timeout",
          "policy",
          "model",
          "gazetteer");

  /**
   * Reads arguments and the files that they name.
   *
   * @throws IllegalArgumentException for an argument that is missing, unknown or no file
   */
  static JobArguments read(String... arguments) throws IOException {
    GivenArguments given = GivenArguments.of(KNOWN, arguments);
    return new JobArguments(
        new KafkaEnds(given.required("bootstrap"), given.required("group"), given.kafka()),
        new EscalationSettings(
            given.file("policy", "policy.yaml"),
            given.file("model", "model.json"),
            given.file("gazetteer", "gazetteer.csv")));
  }
}

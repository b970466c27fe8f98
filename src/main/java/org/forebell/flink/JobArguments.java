package org.forebell.flink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.util.ParameterTool;
import org.apache.flink.util.TimeUtils;

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

  /** What Flink's reader puts where an option has no value. */
  private static final String WITHOUT_VALUE = "__NO_VALUE_KEY";

  /**
   * Reads arguments and the files that they name.
   *
   * @throws IllegalArgumentException for an argument that is missing, unknown or no file
   */
  static JobArguments read(String... arguments) throws IOException {
    Map<String, String> given = ParameterTool.fromArgs(arguments).toMap();
    Set<String> unknown = new TreeSet<>(given.keySet());
    unknown.removeAll(KNOWN);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown arguments " + unknown + "; known are " + new TreeSet<>(KNOWN));
    }
    return new JobArguments(
        new KafkaEnds(required(given, "bootstrap"), required(given, "group"), kafka(given)),
        new EscalationSettings(
            file(given, "policy", "policy.yaml"),
            file(given, "model", "model.json"),
            file(given, "gazetteer", "gazetteer.csv")));
  }

  private static String required(Map<String, String> given, String name) {
    String value = given.get(name);
    if (value == null || value.equals(WITHOUT_VALUE)) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  private static Properties kafka(Map<String, String> given) throws IOException {
    Properties kafka = new Properties();
    if (given.containsKey("properties")) {
      kafka = ClientSettings.read(Path.of(given.get("properties")));
      ClientSettings.requireNoSecret(kafka);
    }
    if (given.containsKey("transaction-timeout")) {
      Duration open = TimeUtils.parseDuration(given.get("transaction-timeout"));
      kafka.setProperty(KafkaEnds.TRANSACTION_TIMEOUT, Long.toString(open.toMillis()));
    }
    return kafka;
  }

  private static byte[] file(Map<String, String> given, String name, String shipped)
      throws IOException {
    if (given.containsKey(name)) {
      return Files.readAllBytes(Path.of(given.get(name)));
    }
    try (InputStream in = JobArguments.class.getResourceAsStream("/config/" + shipped)) {
      return in.readAllBytes();
    }
  }
}

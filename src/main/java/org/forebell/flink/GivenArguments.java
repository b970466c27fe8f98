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

/** The arguments of a job, by name. */
record GivenArguments(Map<String, String> values) {

  /** What Flink's reader puts where an option has no value. */
  private static final String WITHOUT_VALUE = "__NO_VALUE_KEY";

  /**
   * Reads arguments.
   *
   * @throws IllegalArgumentException for one that is not known
   */
  static GivenArguments of(Set<String> known, String... arguments) {
    Map<String, String> given = ParameterTool.fromArgs(arguments).toMap();
    Set<String> unknown = new TreeSet<>(given.keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown arguments " + unknown + "; known are " + new TreeSet<>(known));
    }
    return new GivenArguments(given);
  }

  String required(String name) {
    String value = values.get(name);
    if (value == null || value.equals(WITHOUT_VALUE)) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  /** Settings of Kafka's clients. */
  Properties kafka() throws IOException {
    Properties kafka = new Properties();
    if (values.containsKey("properties")) {
      kafka = ClientSettings.read(Path.of(values.get("properties")));
      ClientSettings.requireNoSecret(kafka);
    }
    if (values.containsKey("transaction-timeout")) {
      Duration open = TimeUtils.parseDuration(values.get("transaction-timeout"));
      kafka.setProperty(KafkaEnds.TRANSACTION_TIMEOUT, Long.toString(open.toMillis()));
    }
    return kafka;
  }

  /** The bytes of a file, or of the one that is shipped where none is named. */
  byte[] file(String name, String shipped) throws IOException {
    if (values.containsKey(name)) {
      return Files.readAllBytes(Path.of(values.get(name)));
    }
    try (InputStream in = GivenArguments.class.getResourceAsStream("/config/" + shipped)) {
      return in.readAllBytes();
    }
  }
}

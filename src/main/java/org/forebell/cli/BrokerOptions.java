package org.forebell.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.forebell.flink.ClientSettings;
import picocli.CommandLine.Option;

/** Where the brokers are and how to get in: the same options for every command that needs them. */
final class BrokerOptions {
  private static final String BOOTSTRAP = "bootstrap.servers";

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT[,…]",
      defaultValue = "${env:FOREBELL_BOOTSTRAP:-}",
      description = "address of one broker or more; else FOREBELL_BOOTSTRAP, else the properties'")
  private String bootstrap;

  @Option(
      names = "--properties",
      paramLabel = "FILE",
      description = "settings of Kafka's clients, such as security, as Kafka's own tools take them")
  private Path properties;

  /** Settings for any client of Kafka. */
  Map<String, Object> client() {
    Map<String, Object> client = new HashMap<>();
    if (properties != null) {
      read(properties).forEach((name, value) -> client.put((String) name, value));
    }
    if (!bootstrap.isBlank()) {
      client.put(BOOTSTRAP, bootstrap);
    }
    if (!client.containsKey(BOOTSTRAP)) {
      throw new CannotBegin(
          "Say where the brokers are: --bootstrap HOST:PORT, or FOREBELL_BOOTSTRAP.");
    }
    return client;
  }

  private static Properties read(Path file) {
    try {
      Properties read = ClientSettings.read(file);
      List<String> problems = ClientSettings.problems(read);
      if (!problems.isEmpty()) {
        throw new CannotBegin(file + ": " + String.join("\n", problems));
      }
      return read;
    } catch (IOException | IllegalArgumentException e) {
      throw new CannotBegin(
          file + " cannot be read as properties: " + e.getMessage() + ". Check the name.", e);
    }
  }

  /** What a failure of Kafka means for the person at the terminal. */
  CannotBegin explained(KafkaException failure) {
    return new CannotBegin(advice(failure), failure);
  }

  /** The same of a failure that Kafka is behind; any other is thrown as it is. */
  CannotBegin explained(IOException failure) throws IOException {
    if (failure.getCause() instanceof KafkaException refused) {
      return explained(refused);
    }
    throw failure;
  }

  private String advice(KafkaException failure) {
    if (failure instanceof AuthenticationException) {
      return "The brokers do not let us in: "
          + failure.getMessage()
          + ". Check the security settings in the file of --properties.";
    }
    if (failure instanceof AuthorizationException) {
      return "The brokers forbid it: "
          + failure.getMessage()
          + " - "
          + ClientSettings.principal(client())
          + " lacks the right. config/acls.csv has what each user needs, and forebell topics --acls"
          + " grants it.";
    }
    if (failure instanceof UnknownTopicOrPartitionException) {
      return failure.getMessage() + ". Make the topics with: forebell topics.";
    }
    if (failure instanceof TimeoutException) {
      return "No answer from the brokers at "
          + client().get(BOOTSTRAP)
          + " ("
          + failure.getMessage()
          + "). Check the address, that they run, and whether they demand encryption"
          + " (security.protocol in the file of --properties).";
    }
    if (failure instanceof ConfigException || failure.getCause() instanceof ConfigException) {
      Throwable cause = failure instanceof ConfigException ? failure : failure.getCause();
      return "Kafka does not take these settings: " + cause.getMessage() + ".";
    }
    return "Kafka refuses: " + failure.getMessage();
  }
}

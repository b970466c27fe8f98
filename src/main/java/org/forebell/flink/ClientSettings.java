package org.forebell.flink;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/**
 * Settings of Kafka's clients, in which a secret is told by where it lies: <code>
 * ${directory:FOLDER:FILE}</code>, <code>${file:FILE:KEY}</code>, <code>${env:NAME}</code>. Kafka's
 * own providers put it in when a client is made, on the machine that makes it; what travels and is
 * kept with a job's state is the reference.
 */
public final class ClientSettings {
  private static final String PROVIDERS = AbstractConfig.CONFIG_PROVIDERS_CONFIG;
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}:]+):[^}]*}");
  private static final Pattern USER = Pattern.compile("\\busername\\s*=\\s*\"?([^\"\\s;]+)");
  private static final Pattern SECRET_OF_JAAS =
      Pattern.compile("(?i)\\b\\w*(?:password|secret)\\w*\\s*=\\s*(?!\"?\\$\\{)");
  private static final Pattern BREAKS_QUOTES = Pattern.compile("[\"\\\\\\r\\n]");
  private static final ConfigDef NOTHING_KNOWN = new ConfigDef();

  private ClientSettings() {}

  /**
   * Reads a file as Kafka's own tools do.
   *
   * @throws IllegalArgumentException when a reference names a provider that the file does not
   */
  public static Properties read(Path file) throws IOException {
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      settings.load(reader);
    }
    List<String> providers = List.of(settings.getProperty(PROVIDERS, "").trim().split("\\s*,\\s*"));
    for (Reference reference : references(settings)) {
      if (!providers.contains(reference.provider())) {
        throw new IllegalArgumentException(
            "%s: %s refers to %s, but %s does not name %s. Take the lines %s… of config/kafka.properties.example."
                .formatted(
                    file,
                    reference.setting(),
                    reference.text(),
                    PROVIDERS,
                    reference.provider(),
                    PROVIDERS));
      }
    }
    return settings;
  }

  /**
   * For settings that travel and are kept.
   *
   * @throws IllegalArgumentException when a secret is written out in them; the message names the
   *     setting alone
   */
  public static void requireNoSecret(Properties settings) {
    for (String name : new TreeSet<>(settings.stringPropertyNames())) {
      if (isSecretWrittenOut(name, settings.getProperty(name))) {
        throw new IllegalArgumentException(
            name
                + " holds a secret, and a job's settings travel to the cluster and are kept with its"
                + " state. Put the secret into a file there and refer to it, as"
                + " config/kafka.properties.example does.");
      }
    }
  }

  private static boolean isSecretWrittenOut(String name, String value) {
    if (name.endsWith(SaslConfigs.SASL_JAAS_CONFIG)) {
      return SECRET_OF_JAAS.matcher(value).find();
    }
    boolean isPublic =
        name.equals(SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG)
            || name.equals(SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG);
    return isSecret(name) && !isPublic && !REFERENCE.matcher(value).matches();
  }

  private static boolean isSecret(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith("password")
        || List.of(
                AdminClientConfig.configDef(),
                ConsumerConfig.configDef(),
                ProducerConfig.configDef())
            .stream()
            .map(client -> client.configKeys().get(name))
            .anyMatch(key -> key != null && key.type() == ConfigDef.Type.PASSWORD);
  }

  /**
   * What keeps the references from being put in on this machine, each with what to do; no secret is
   * among it.
   */
  public static List<String> problems(Map<?, ?> settings) {
    List<String> problems = new ArrayList<>();
    for (Reference reference : references(settings)) {
      String problem = problem(reference, settings);
      if (problem != null) {
        problems.add(reference.setting() + ": " + reference.text() + " " + problem);
      }
    }
    return problems;
  }

  private static String problem(Reference reference, Map<?, ?> settings) {
    try {
      String found = resolved(settings, reference.text());
      if (found.equals(reference.text())) {
        return "is not there. Check that it exists and that this user may read it.";
      }
      return reference.setting().endsWith(SaslConfigs.SASL_JAAS_CONFIG)
              && BREAKS_QUOTES.matcher(found).find()
          ? "has a quote, a backslash or a line end. Write it without one (printf '%s', not echo)."
          : null;
    } catch (KafkaException e) {
      return "cannot be read: " + e.getMessage() + ".";
    }
  }

  /** A text with its references put in, as clients of these settings see it. */
  static String resolved(Map<?, ?> settings, String reference) {
    String asked = "forebell.asked";
    Map<Object, Object> all = new HashMap<>(settings);
    all.put(asked, reference);
    return (String) new AbstractConfig(NOTHING_KNOWN, all, false).originals().get(asked);
  }

  /** As whom the brokers see these settings: {@code User:NAME}, or nobody. */
  public static String principal(Map<?, ?> settings) {
    Object jaas = settings.get(SaslConfigs.SASL_JAAS_CONFIG);
    Matcher named = USER.matcher(jaas == null ? "" : jaas.toString());
    if (!named.find()) {
      return "the user of these settings";
    }
    try {
      return "User:" + resolved(settings, named.group(1));
    } catch (KafkaException unreadable) {
      return "User:" + named.group(1);
    }
  }

  private record Reference(String setting, String provider, String text) {}

  private static List<Reference> references(Map<?, ?> settings) {
    List<Reference> references = new ArrayList<>();
    settings.forEach(
        (name, value) -> {
          Matcher found = REFERENCE.matcher(String.valueOf(value));
          while (found.find()) {
            references.add(new Reference((String) name, found.group(1), found.group()));
          }
        });
    return references;
  }
}

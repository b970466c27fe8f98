package org.forebell.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ResourceManagerOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.forebell.metrics.ForebellReporterFactory;

/** The files that tell others how to run us, and what the pom and Flink know. */
final class Deployed {
  private static final YAMLMapper YAML = new YAMLMapper();

  static final String METRICS_PORT = "9249";

  private Deployed() {}

  static JsonNode yaml(String file) {
    try {
      return YAML.readTree(Path.of(file).toFile());
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }

  static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }

  /** The shipped outbox, as it is on a cluster: Flink's processes run in Flink's folder. */
  static String outbox() {
    return "/opt/flink/" + yaml("config/channels.yaml").at("/channels/outbox/folder").asText();
  }

  /** A property of the pom, or its own version. */
  static String property(String name) {
    Matcher found = Pattern.compile("<" + name + ">(.*?)</").matcher(read("pom.xml"));
    assertThat(found.find()).as(name).isTrue();
    return found.group(1);
  }

  /** All keys of a mapping, with their values as text. */
  static Map<String, String> texts(JsonNode mapping) {
    Map<String, String> texts = new LinkedHashMap<>();
    mapping
        .fields()
        .forEachRemaining(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  /** Every option that Flink knows by itself. */
  static Set<String> flinkOptions() {
    Set<String> all = options();
    all.addAll(reporter().keySet());
    return all;
  }

  /** What the reporter of metrics is set to, everywhere alike. */
  static Map<String, String> reporter() {
    String prefix = "metrics.reporter.forebell.";
    return Map.of(
        prefix + "factory.class",
        ForebellReporterFactory.class.getName(),
        prefix + "port",
        METRICS_PORT);
  }

  private static Set<String> options() {
    return Stream.of(
            CheckpointingOptions.class,
            CoreOptions.class,
            HeartbeatManagerOptions.class,
            HighAvailabilityOptions.class,
            JobManagerOptions.class,
            MetricOptions.class,
            PipelineOptions.class,
            ResourceManagerOptions.class,
            RestartStrategyOptions.class,
            StateBackendOptions.class,
            TaskManagerOptions.class,
            WebOptions.class)
        .flatMap(options -> keys(options).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> keys(Class<?> options) {
    Set<String> keys = new TreeSet<>();
    for (Field field : options.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class) {
        try {
          keys.add(((ConfigOption<?>) field.get(null)).key());
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    return keys;
  }
}

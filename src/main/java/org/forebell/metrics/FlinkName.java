package org.forebell.metrics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Meter;
import org.apache.flink.metrics.Metric;

/**
 * What a metric of Flink's is called in Prometheus, whose conventions ask for words with
 * underscores and for seconds, bytes and ratios: {@code taskmanager.job.task.operator} with {@code
 * currentEmitEventTimeLag} becomes {@code flink_operator_current_emit_event_time_lag_seconds}.
 *
 * @param name without the ending {@code _total}
 * @param scale what a value is multiplied with to come to that unit
 */
record FlinkName(String name, Kind kind, double scale, String help) {

  /** Flink's own scopes, the longest first, and what is short for them. */
  private static final List<Map.Entry<String, String>> SCOPES =
      List.of(
          Map.entry("taskmanager.job.task.operator", "operator"),
          Map.entry("jobmanager.job.operator.coordinator", "coordinator"),
          Map.entry("jobmanager.job.operator", "coordinator"),
          Map.entry("taskmanager.job.task", "task"),
          Map.entry("jobmanager.job", "job"),
          Map.entry("taskmanager.job", "taskmanager_job"),
          Map.entry("taskmanager", "taskmanager"),
          Map.entry("jobmanager", "jobmanager"));

  /**
   * What Micrometer tells better, or what is for looking closely only: averages of Kafka's clients,
   * a hundred for each of them.
   */
  private static final List<String> HIDDEN =
      List.of("Status.JVM", "KafkaConsumer", "KafkaProducer", "System.");

  /** Gauges that only rise. */
  private static final Set<String> RISING =
      Set.of(
          "numRestarts",
          "fullRestarts",
          "numRescales",
          "numberOfCompletedCheckpoints",
          "numberOfFailedCheckpoints",
          "totalNumberOfCheckpoints",
          "commitsSucceeded",
          "commitsFailed",
          "accumulateIdleTimeMs",
          "accumulateBusyTimeMs",
          "accumulateBackPressuredTimeMs");

  private static final Set<String> BYTES =
      Set.of(
          "lastCheckpointSize",
          "lastCheckpointFullSize",
          "lastCheckpointProcessedData",
          "lastCheckpointPersistedData",
          "lastCheckpointMetadataSize",
          "debloatedBufferSize");

  /** Endings of names whose values are milliseconds, though they do not say so. */
  private static final List<String> MILLISECONDS =
      List.of(
          "_time", "_lag", "_duration", "_drift", "uptime", "downtime", "_timestamp", "_watermark");

  private static final double MILLI = 1e-3;
  private static final double NANO = 1e-9;

  /** The name of a metric; null for what is not shown. */
  static FlinkName of(Metric metric, String scope, String name) {
    if (HIDDEN.stream().anyMatch(scope::contains)) {
      return null;
    }
    String words = prefix(scope) + "_" + words(name);
    Kind kind = kind(metric, name);
    String help = "Flink's " + scope + "." + name + ".";
    if (metric instanceof Meter) {
      words = without(words, "_per_second");
    }
    if (words.endsWith("_ms_per_second")) {
      return new FlinkName(without(words, "_ms_per_second") + "_ratio", kind, MILLI, help);
    }
    if (words.endsWith("_ms")) {
      return new FlinkName(without(words, "_ms") + "_seconds", kind, MILLI, help);
    }
    if (words.endsWith("_nanos")) {
      return new FlinkName(without(words, "_nanos") + "_seconds", kind, NANO, help);
    }
    if (scope.endsWith("Memory.Managed")) {
      return new FlinkName(
          prefix(scope) + (name.equals("Used") ? "_used" : "") + "_bytes", kind, 1, help);
    }
    if (words.endsWith("_memory")) {
      return new FlinkName(words + "_bytes", kind, 1, help);
    }
    if (BYTES.contains(name)) {
      String size = without(without(words, "_size"), "_data");
      return new FlinkName(size + "_bytes", kind, 1, help);
    }
    if (MILLISECONDS.stream().anyMatch(words::endsWith)) {
      String timestamp = words.endsWith("_watermark") ? "_timestamp" : "";
      return new FlinkName(words + timestamp + "_seconds", kind, MILLI, help);
    }
    return new FlinkName(words, kind, 1, help);
  }

  private static Kind kind(Metric metric, String name) {
    if (metric instanceof Counter || metric instanceof Meter || RISING.contains(name)) {
      return Kind.COUNTER;
    }
    return metric instanceof Histogram ? Kind.SUMMARY : Kind.GAUGE_MAX;
  }

  private static String prefix(String scope) {
    for (Map.Entry<String, String> each : SCOPES) {
      if (scope.equals(each.getKey())) {
        return "flink_" + each.getValue();
      }
      if (scope.startsWith(each.getKey() + ".")) {
        String rest = scope.substring(each.getKey().length() + 1);
        return "flink_"
            + each.getValue()
            + "_"
            + words(rest.replaceFirst("^Status\\.(Flink\\.)?", ""));
      }
    }
    return "flink_" + words(scope);
  }

  /**
   * In words, without those that say how a number is meant and that Prometheus keeps for itself.
   */
  private static String words(String name) {
    String words =
        name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
            .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
            .replaceAll("[^A-Za-z0-9]+", "_")
            .toLowerCase(Locale.ROOT);
    words = words.replaceFirst("^(num|number_of|total_number_of|total)_", "");
    for (String kept : List.of("_total", "_count", "_sum", "_bucket", "_info", "_created")) {
      words = without(words, kept);
    }
    return words;
  }

  private static String without(String words, String ending) {
    return words.endsWith(ending) ? words.substring(0, words.length() - ending.length()) : words;
  }
}

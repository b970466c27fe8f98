package org.forebell.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.metrics.Metric;

/**
 * Flink's own metrics under Prometheus names ({@link FlinkName}). Labels that change with each
 * restart, such as ids of attempts, are left out: they would make new series for ever.
 */
final class FlinkMetrics implements MultiCollector {

  private static final Set<String> KEPT =
      Set.of("<job_name>", "<task_name>", "<subtask_index>", "<operator_name>");

  private final Map<String, Family> families = new TreeMap<>();
  private final Map<Series, Metric> shown = new HashMap<>();

  private record Series(String name, Labels labels) {}

  synchronized void add(Metric metric, String scope, String name, Map<String, String> variables) {
    FlinkName told = FlinkName.of(metric, scope, name);
    if (told == null) {
      return;
    }
    Labels labels = labels(variables);
    // Flink tells some things twice, as a count and as its rate; and two jobs may have one name.
    if (shown.putIfAbsent(new Series(told.name(), labels), metric) == null) {
      families
          .computeIfAbsent(
              told.name(), first -> new Family(told.name(), told.kind(), told.scale(), told.help()))
          .add(metric, labels);
    }
  }

  synchronized void remove(
      Metric metric, String scope, String name, Map<String, String> variables) {
    FlinkName told = FlinkName.of(metric, scope, name);
    if (told == null) {
      return;
    }
    Labels labels = labels(variables);
    if (shown.remove(new Series(told.name(), labels), metric)) {
      families.get(told.name()).remove(metric, labels);
    }
  }

  private static Labels labels(Map<String, String> variables) {
    Labels.Builder labels = Labels.builder();
    variables.forEach(
        (name, value) -> {
          if (KEPT.contains(name) || !ForebellMetrics.OF_FLINK.contains(name)) {
            labels.label(
                PrometheusNaming.sanitizeLabelName(name.substring(1, name.length() - 1)), value);
          }
        });
    return labels.build();
  }

  @Override
  public synchronized MetricSnapshots collect() {
    return Family.snapshots(families.values());
  }
}

package org.forebell.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.metrics.Metric;

/**
 * What Forebell's operators tell, put together over all their parts in this process: labels are
 * only those that an operator gave, never which machine or part it was.
 */
final class ForebellMetrics implements MultiCollector {

  /** The group that operators put their metrics in. */
  private static final String GROUP = "forebell";

  /** Variables of Flink's own groups, as they stand in {@code getAllVariables}. */
  static final Set<String> OF_FLINK =
      Set.of(
          "<host>",
          "<tm_id>",
          "<job_id>",
          "<job_name>",
          "<task_id>",
          "<task_name>",
          "<task_attempt_id>",
          "<task_attempt_num>",
          "<subtask_index>",
          "<operator_id>",
          "<operator_name>");

  private final Catalogue catalogue;
  private final Map<String, Family> families = new TreeMap<>();

  ForebellMetrics(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Whether a group with this logical scope is of Forebell's metrics. */
  static boolean isOurs(String scope) {
    return scope.contains("." + GROUP + ".") || scope.endsWith("." + GROUP);
  }

  synchronized void add(Metric metric, String name, Map<String, String> variables) {
    families
        .computeIfAbsent(GROUP + "_" + name, full -> catalogue.family(full, metric))
        .add(metric, labels(variables));
  }

  synchronized void remove(Metric metric, String name, Map<String, String> variables) {
    Family family = families.get(GROUP + "_" + name);
    if (family != null) {
      family.remove(metric, labels(variables));
    }
  }

  private static Labels labels(Map<String, String> variables) {
    Labels.Builder labels = Labels.builder();
    variables.forEach(
        (name, value) -> {
          if (!OF_FLINK.contains(name)) {
            labels.label(name.substring(1, name.length() - 1), value);
          }
        });
    return labels.build();
  }

  @Override
  public synchronized MetricSnapshots collect() {
    return Family.snapshots(families.values());
  }
}

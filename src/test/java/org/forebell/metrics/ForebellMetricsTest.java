package org.forebell.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.SimpleCounter;
import org.forebell.flink.measure.Buckets;
import org.junit.jupiter.api.Test;

/** What several parts of a job tell becomes one answer of the process. */
class ForebellMetricsTest {

  private static final Map<String, String> PART_0 =
      Map.of("<subtask_index>", "0", "<host>", "a", "<kind>", "incident", "<result>", "accepted");
  private static final Map<String, String> PART_1 =
      Map.of("<subtask_index>", "1", "<host>", "a", "<kind>", "incident", "<result>", "accepted");

  private final ForebellMetrics metrics = new ForebellMetrics(Catalogue.shipped());

  @Test
  void counts_of_parts_are_added_and_never_fall_when_a_part_starts_again() {
    Counter one = counter(5);
    metrics.add(one, "reports_total", PART_0);
    metrics.add(counter(7), "reports_total", PART_1);
    assertThat(count()).isEqualTo(12);
    metrics.remove(one, "reports_total", PART_0);
    assertThat(count()).isEqualTo(12);
    metrics.add(counter(1), "reports_total", PART_0);
    assertThat(count()).isEqualTo(13);
  }

  @Test
  void no_label_tells_which_machine_or_part_it_was() {
    metrics.add(counter(5), "reports_total", PART_0);
    CounterSnapshot told = (CounterSnapshot) only();
    assertThat(told.getDataPoints().get(0).getLabels().toString())
        .isEqualTo("{kind=\"incident\",result=\"accepted\"}");
  }

  @Test
  void of_times_the_oldest_counts_and_of_numbers_the_sum() {
    metrics.add(gauge(30.0), "scoring_moved_timestamp_seconds", Map.of());
    metrics.add(gauge(20.0), "scoring_moved_timestamp_seconds", Map.of());
    assertThat(((GaugeSnapshot) only()).getDataPoints().get(0).getValue()).isEqualTo(20);
  }

  @Test
  void a_gauge_that_gives_a_map_is_a_series_for_each_entry_and_they_can_end() {
    Map<Map<String, String>, Number> areas = new HashMap<>();
    areas.put(Map.of("area", "XAA/Harbour, \"old\"", "subject", "staff"), 2);
    areas.put(Map.of("area", "XAB", "subject", "staff"), 1);
    Gauge<Map<Map<String, String>, Number>> gauge = () -> Map.copyOf(areas);
    metrics.add(gauge, "risk_level", Map.of());
    assertThat(only().getDataPoints()).hasSize(2);
    areas.remove(Map.of("area", "XAB", "subject", "staff"));
    assertThat(only().getDataPoints()).hasSize(1);
    areas.clear();
    assertThat(metrics.collect().stream()).isEmpty();
  }

  @Test
  void buckets_are_added_and_keep_the_alert_they_saw_last() {
    Buckets one = new Buckets(0.5, 5);
    Buckets other = new Buckets(0.5, 5);
    metrics.add(one, "report_to_alert_seconds", Map.of());
    metrics.add(other, "report_to_alert_seconds", Map.of());
    one.observe(0.5, "H6V2-DLPN", 1000);
    other.observe(7, "R5R4-98WW", 2000);
    other.observe(1);
    metrics.remove(other, "report_to_alert_seconds", Map.of());
    var told = ((HistogramSnapshot) only()).getDataPoints().get(0);
    assertThat(told.getCount()).isEqualTo(3);
    assertThat(told.getSum()).isEqualTo(8.5);
    assertThat(told.getClassicBuckets().getCount(0)).isEqualTo(1);
    assertThat(told.getClassicBuckets().getCount(2)).isEqualTo(1);
    assertThat(told.getExemplars().get(5, Double.POSITIVE_INFINITY).getLabels().get("alert_id"))
        .isEqualTo("R5R4-98WW");
  }

  @Test
  void a_gauge_that_fails_is_left_out() {
    Gauge<Double> failing =
        () -> {
          throw new IllegalStateException("its task ends");
        };
    metrics.add(failing, "overrides", Map.of());
    assertThat(metrics.collect().stream()).isEmpty();
  }

  private double count() {
    return ((CounterSnapshot) only()).getDataPoints().get(0).getValue();
  }

  private MetricSnapshot only() {
    return metrics.collect().get(0);
  }

  private static Counter counter(long value) {
    Counter counter = new SimpleCounter();
    counter.inc(value);
    return counter;
  }

  private static Gauge<Double> gauge(double value) {
    return () -> value;
  }
}

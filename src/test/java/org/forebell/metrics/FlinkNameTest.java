package org.forebell.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MeterView;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flink's names in Prometheus' words and units. */
class FlinkNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          counter | taskmanager.job.task.operator | numRecordsIn | flink_operator_records_in | 1
          meter | taskmanager.job.task | numRecordsInPerSecond | flink_task_records_in | 1
          gauge | taskmanager.job.task | busyTimeMsPerSecond | flink_task_busy_time_ratio | 0.001
          gauge | taskmanager.job.task | checkpointStartDelayNanos | flink_task_checkpoint_start_delay_seconds | 1e-9
          gauge | taskmanager.job.task.operator | currentOutputWatermark | flink_operator_current_output_watermark_timestamp_seconds | 0.001
          gauge | taskmanager.job.task.operator | currentEmitEventTimeLag | flink_operator_current_emit_event_time_lag_seconds | 0.001
          gauge | jobmanager.job | lastCheckpointSize | flink_job_last_checkpoint_bytes | 1
          gauge | jobmanager.job | lastCheckpointDuration | flink_job_last_checkpoint_duration_seconds | 0.001
          gauge | jobmanager.job | numberOfFailedCheckpoints | flink_job_failed_checkpoints | 1
          gauge | jobmanager | taskSlotsTotal | flink_jobmanager_task_slots | 1
          gauge | taskmanager.Status.Flink.Memory.Managed | Used | flink_taskmanager_memory_managed_used_bytes | 1
          gauge | taskmanager.Status.Flink.Memory.Managed | Total | flink_taskmanager_memory_managed_bytes | 1
          """)
  void says_what_is_measured_in_words_and_base_units(
      String type, String scope, String name, String expected, double scale) {
    FlinkName told = FlinkName.of(metric(type), scope, name);
    assertThat(told.name()).isEqualTo(expected);
    assertThat(told.scale()).isEqualTo(scale);
  }

  @ParameterizedTest
  @CsvSource({
    "taskmanager.Status.JVM.Memory.Heap,Used",
    "taskmanager.job.task.operator.KafkaSourceReader.KafkaConsumer,records-lag-max",
    "taskmanager.job.task.operator.KafkaProducer,io-wait-time-ns-avg"
  })
  void leaves_out_what_micrometer_tells_better_and_what_is_for_looking_closely(
      String scope, String name) {
    assertThat(FlinkName.of(metric("gauge"), scope, name)).isNull();
  }

  @Test
  void gauges_that_only_rise_are_counters() {
    assertThat(FlinkName.of(metric("gauge"), "jobmanager.job", "numRestarts").kind())
        .isEqualTo(Kind.COUNTER);
    assertThat(FlinkName.of(metric("gauge"), "jobmanager.job", "uptime").kind())
        .isEqualTo(Kind.GAUGE_MAX);
  }

  private static Metric metric(String type) {
    Counter counter = new SimpleCounter();
    return switch (type) {
      case "counter" -> counter;
      case "meter" -> new MeterView(counter);
      default -> (Gauge<Long>) () -> 1L;
    };
  }
}

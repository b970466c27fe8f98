package org.forebell.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.forebell.console.Row.Tone;

/** Whether the job is healthy. Bounds are those of the rules in {@code config/prometheus}. */
final class Machine {

  private static final double STANDS_SECONDS = 30;
  private static final double BEAT_SECONDS = 60;
  private static final double CHECKPOINT_SECONDS = 600;
  private static final double BUSY = 0.95;
  private static final double PRESSED = 0.5;

  private final Snapshot snapshot;
  private final Metrics now;

  Machine(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.now = snapshot.now();
  }

  List<Row> rows() {
    List<Row> rows = new ArrayList<>(List.of(time(), heartbeat()));
    rows.addAll(checkpoints());
    rows.add(tasks());
    rows.addAll(processes());
    return rows;
  }

  private Row time() {
    Row row = Row.label("time");
    double decided = now.min("forebell_scoring_watermark_timestamp_seconds");
    if (Double.isNaN(decided) || decided <= 0) {
      return row.add(Tone.CRITICAL, "nothing is decided");
    }
    double stands = snapshot.ago(now.min("forebell_scoring_moved_timestamp_seconds"));
    String until = java.time.Instant.ofEpochSecond((long) decided).toString();
    row.add("decided up to " + until.substring(0, 16) + "Z");
    return row.add(
        stands > STANDS_SECONDS ? Tone.CRITICAL : Tone.GOOD,
        ", moved on " + Amount.seconds(stands) + " ago");
  }

  private Row heartbeat() {
    Row row = Row.label("heartbeat");
    Series oldest = now.least("forebell_heartbeat_timestamp_seconds");
    if (oldest == null) {
      return row.add(Tone.WARNING, "none");
    }
    double age = snapshot.ago(oldest.value());
    row.add(
        age > BEAT_SECONDS ? Tone.CRITICAL : Tone.PLAIN, "oldest " + Amount.seconds(age) + " ago");
    row.add(Tone.DIM, " in " + oldest.label("topic") + "/" + oldest.label("partition"));
    double waiting = now.sum("flink_operator_pending_records");
    return now.has("flink_operator_pending_records")
        ? row.add("; " + Amount.whole(waiting) + " records wait")
        : row;
  }

  private List<Row> checkpoints() {
    Map<String, Double> completed =
        now.by("flink_job_last_checkpoint_completed_timestamp_seconds", "job_name", Math::max);
    List<Row> rows = new ArrayList<>();
    new TreeMap<>(completed).forEach((job, at) -> rows.add(checkpoint(job, at)));
    return rows.isEmpty()
        ? List.of(Row.label("checkpoint").add(Tone.DIM, "no job tells of any"))
        : rows;
  }

  private Row checkpoint(String job, double at) {
    double age = snapshot.ago(at);
    double failed = now.sum("flink_job_failed_checkpoints_total", "job_name", job);
    double restarts = now.sum("flink_job_restarts_total", "job_name", job);
    boolean none = at <= 0;
    return Row.label("checkpoint")
        .add(job + " ")
        .add(
            none || age > CHECKPOINT_SECONDS ? Tone.WARNING : Tone.PLAIN,
            none ? "none yet" : Amount.seconds(age) + " ago")
        .add(
            Tone.DIM,
            none
                ? ""
                : ", "
                    + Amount.bytes(
                        now.sum("flink_job_last_checkpoint_full_bytes", "job_name", job)))
        .add(failed > 0 ? Tone.WARNING : Tone.DIM, ", failed " + Amount.whole(failed))
        .add(restarts > 0 ? Tone.WARNING : Tone.DIM, ", restarts " + Amount.whole(restarts));
  }

  private Row tasks() {
    Row row = Row.label("busiest");
    Series busiest = now.greatest("flink_task_busy_time_ratio");
    if (busiest == null) {
      return row.add(Tone.DIM, "no task tells");
    }
    row.add(
        busiest.value() > BUSY ? Tone.WARNING : Tone.PLAIN, Amount.percent(busiest.value()) + " ");
    row.add(shortened(busiest.label("task_name")));
    Series pressed = now.greatest("flink_task_back_pressured_time_ratio");
    return pressed == null || pressed.value() < 0.01
        ? row.add(Tone.DIM, "; none is held back")
        : row.add(
            pressed.value() > PRESSED ? Tone.WARNING : Tone.DIM,
            "; held back "
                + Amount.percent(pressed.value())
                + " "
                + shortened(pressed.label("task_name")));
  }

  /** Chained tasks have very long names. */
  private static String shortened(String task) {
    int arrow = task.indexOf(" -> ");
    return arrow < 0 ? task : task.substring(0, arrow) + " …";
  }

  private List<Row> processes() {
    Map<String, Double> used = new TreeMap<>();
    Map<String, Double> most = new TreeMap<>();
    collect("jvm_memory_used_bytes", used);
    collect("jvm_memory_max_bytes", most);
    Map<String, Double> busy = now.by("process_cpu_usage", "instance", Math::max);
    List<Row> rows = new ArrayList<>();
    used.forEach(
        (instance, bytes) ->
            rows.add(
                Row.label(rows.isEmpty() ? "processes" : "")
                    .add(
                        instance
                            + " heap "
                            + Amount.bytes(bytes)
                            + " of "
                            + Amount.bytes(most.getOrDefault(instance, Double.NaN))
                            + ", processor "
                            + Amount.percent(busy.getOrDefault(instance, Double.NaN)))));
    return rows.isEmpty()
        ? List.of(Row.label("processes").add(Tone.DIM, "none tells of its memory"))
        : rows;
  }

  private void collect(String metric, Map<String, Double> into) {
    for (Series each : now.of(metric)) {
      if (each.label("area").equals("heap") && each.value() > 0) {
        into.merge(each.label("instance"), each.value(), Double::sum);
      }
    }
  }
}

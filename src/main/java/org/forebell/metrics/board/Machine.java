package org.forebell.metrics.board;

import static org.forebell.metrics.board.Panel.Look.LINES;
import static org.forebell.metrics.board.Panel.Look.NUMBER;

import java.util.List;

/** Whether the job is healthy. */
final class Machine {

  private static final double DAY = 86_400;

  private Machine() {}

  static Board board() {
    return new Board(
        "forebell-machine",
        "Forebell · Machine",
        "Is the job healthy: throughput, time, checkpoints, memory?",
        List.of(
            stands(),
            available(),
            checkpointAge(),
            restarts(),
            read(),
            pending(),
            partitions(),
            busy(),
            pressure(),
            emit(),
            operators(),
            readAgo(),
            checkpoints(),
            size(),
            failed(),
            errors(),
            heap(),
            collections(),
            cpu(),
            managed(),
            files(),
            threads(),
            slots(),
            offsets(),
            watermark(),
            certificates()));
  }

  private static Panel number(String question, String unit, String advice) {
    return Panel.of(question, NUMBER, unit, 6, advice);
  }

  private static Panel lines(String question, String unit, String advice) {
    return Panel.of(question, LINES, unit, 8, advice);
  }

  private static Panel stands() {
    return number(
            "How long ago was something decided?",
            "s",
            "Time moves on with every heartbeat. Past a minute nothing becomes an alert: see the"
                + " runbook, ForebellScoringStands.")
        .asks("forebell:scoring_stands:seconds", "ago")
        .yellowFrom(30)
        .redFrom(60);
  }

  private static Panel available() {
    return number(
            "For what share of time did scoring stand?",
            "percentunit",
            "The promise is 1 in 1000. What is spent of it says how bold a change may be now.")
        .asks("forebell:scoring_down:ratio1h", "an hour")
        .asks("forebell:scoring_down:ratio3d", "three days")
        .yellowFrom(0.0005)
        .redFrom(0.001);
  }

  private static Panel checkpointAge() {
    return number(
            "How old is the last checkpoint?",
            "s",
            "So much is read again after a crash. Past 10 minutes transactions come near their"
                + " timeout: see the runbook, ForebellCheckpointOld.")
        .asks(
            "time() - max by (job_name) (flink_job_last_checkpoint_completed_timestamp_seconds)",
            "{{job_name}}")
        .yellowFrom(60)
        .redFrom(600);
  }

  private static Panel restarts() {
    return number(
            "How often did the job restart in 24 hours?",
            "short",
            "One may be a machine that was replaced. More: read the exceptions on Flink's page of the"
                + " job.")
        .asks("max by (job_name) (increase(flink_job_restarts_total[24h]))", "{{job_name}}")
        .yellowFrom(1)
        .redFrom(3);
  }

  private static Panel read() {
    return lines(
            "How many records are read?",
            "reqps",
            "Heartbeats included, so never nothing. In a backlog this is the most the job can do.")
        .asks("sum(rate(forebell_records_read_total[$__rate_interval]))", "records");
  }

  private static Panel pending() {
    return lines(
            "How many records wait in Kafka?",
            "short",
            "A rise that does not end means that more comes than is done; a rise with time standing"
                + " is ForebellWatermarkStuck.")
        .asks("forebell:pending_records", "waiting")
        .yellowFrom(10_000)
        .redFrom(1_000_000);
  }

  private static Panel partitions() {
    return lines(
            "Which partition holds time back?",
            "s",
            "How far the newest record of each lies behind the clock on the wall. The highest is what"
                + " every alert waits for.")
        .asks("forebell:partition_lag:seconds", "{{topic}}/{{partition}}")
        .yellowFrom(30)
        .redFrom(60);
  }

  private static Panel busy() {
    return lines(
            "Which task is busiest?",
            "percentunit",
            "The busiest part of each. One at 1 with the others idle is a hot key or the bottleneck.")
        .asks("max by (task_name) (flink_task_busy_time_ratio)", "{{task_name}}")
        .yellowFrom(0.7)
        .redFrom(0.95);
  }

  private static Panel pressure() {
    return lines(
            "Which task is held back by what follows it?",
            "percentunit",
            "The bottleneck is the first task after the last one held back.")
        .asks("max by (task_name) (flink_task_back_pressured_time_ratio)", "{{task_name}}")
        .yellowFrom(0.1)
        .redFrom(0.5);
  }

  private static Panel emit() {
    return lines(
            "How old are records when the source hands them on?",
            "s",
            "Against the clock on the wall; a backlog is old by nature.")
        .asks(
            "max by (operator_name) (flink_operator_current_emit_event_time_lag_seconds)",
            "{{operator_name}}")
        .yellowFrom(5)
        .redFrom(60);
  }

  private static Panel operators() {
    return lines(
            "How much passes each task?",
            "reqps",
            "Records taken in. A task that takes nothing while the one before sends is stuck.")
        .asks(
            "sum by (task_name) (rate(flink_task_records_in_total[$__rate_interval]))",
            "{{task_name}}");
  }

  private static Panel readAgo() {
    return lines(
            "How long ago was each partition read?",
            "s",
            "Longer than a heartbeat takes: the partition has no leader, or no source reads it.")
        .asks(
            "time() - max by (topic, partition) (forebell_read_timestamp_seconds)",
            "{{topic}}/{{partition}}")
        .yellowFrom(30)
        .redFrom(60);
  }

  private static Panel checkpoints() {
    return lines(
            "How long does a checkpoint take?",
            "s",
            "Longer than its interval means that the next one waits; near 5 min it fails.")
        .asks("max by (job_name) (flink_job_last_checkpoint_duration_seconds)", "{{job_name}}")
        .yellowFrom(10)
        .redFrom(120);
  }

  private static Panel size() {
    return lines(
            "How large is the state?",
            "bytes",
            "As of the last checkpoint, and what of it was new. It grows with areas and reports of"
                + " 400 days, not with time.")
        .asks("max by (job_name) (flink_job_last_checkpoint_full_bytes)", "{{job_name}} all")
        .asks("max by (job_name) (flink_job_last_checkpoint_bytes)", "{{job_name}} new");
  }

  private static Panel failed() {
    return lines(
            "Do checkpoints fail?",
            "short",
            "In an hour. Three in a row restart the job: see whether the storage answers"
                + " and what is held back.")
        .asks("max by (job_name) (increase(flink_job_failed_checkpoints_total[1h]))", "failed")
        .asks(
            "max by (job_name) (increase(flink_job_completed_checkpoints_total[1h]))", "completed")
        .yellowFrom(1);
  }

  private static Panel errors() {
    return lines(
            "Do writes to Kafka fail?",
            "short",
            "Records that could not be sent, in an hour; the job restarts and sends them again. Look"
                + " at the brokers.")
        .asks(
            "sum by (operator_name) (increase(flink_operator_records_send_errors_total[1h]))",
            "{{operator_name}}")
        .redFrom(1);
  }

  private static Panel heap() {
    return lines(
            "How full is the heap after a collection?",
            "percentunit",
            "Near 1 the process is about to end. Give it memory, or find what grew.")
        .asks("jvm_memory_usage_after_gc{job=\"forebell\"}", "{{instance}} {{pool}}")
        .yellowFrom(0.7)
        .redFrom(0.9);
  }

  private static Panel collections() {
    return lines(
            "How much time goes into freeing memory?",
            "percentunit",
            "Above a tenth alerts come late; give the process memory.")
        .asks("jvm_gc_overhead{job=\"forebell\"}", "{{instance}}")
        .yellowFrom(0.05)
        .redFrom(0.2);
  }

  private static Panel cpu() {
    return lines(
            "How busy is each process?",
            "percentunit",
            "Of the machine's processors. All at 1 with a backlog: more slots, up to the number of"
                + " partitions.")
        .asks("process_cpu_usage{job=\"forebell\"}", "{{instance}}")
        .yellowFrom(0.8);
  }

  private static Panel managed() {
    return lines(
            "How much memory has each process?",
            "bytes",
            "Of the heap, used; and what Flink keeps for RocksDB.")
        .asks(
            "sum by (instance) (jvm_memory_used_bytes{job=\"forebell\", area=\"heap\"})",
            "{{instance}} heap")
        .asks("flink_taskmanager_memory_managed_bytes", "{{instance}} managed");
  }

  private static Panel files() {
    return lines(
            "How many files are open?",
            "percentunit",
            "Of those allowed. RocksDB and Kafka hold many; past 0.8 raise the limit.")
        .asks(
            "process_files_open_files{job=\"forebell\"} / process_files_max_files", "{{instance}}")
        .yellowFrom(0.5)
        .redFrom(0.8);
  }

  private static Panel threads() {
    return lines(
            "How many threads run?",
            "short",
            "A steady rise is a leak: restart the process and keep a thread dump.")
        .asks("jvm_threads_live_threads{job=\"forebell\"}", "{{instance}}")
        .yellowFrom(1000);
  }

  private static Panel slots() {
    return lines(
            "Is there room for the job?",
            "short",
            "Slots in all and free. A job that waits for slots does not run: start a TaskManager.")
        .asks("flink_jobmanager_task_slots", "slots")
        .asks("flink_jobmanager_task_slots_available", "free");
  }

  private static Panel offsets() {
    return lines(
            "Does the job commit what it has read?",
            "short",
            "Records read since the last checkpoint. Offsets in Kafka are for onlookers only; the job"
                + " goes on from its checkpoint.")
        .asks(
            "sum(flink_operator_kafka_source_reader_topic_partition_current_offset)"
                + " - sum(flink_operator_kafka_source_reader_topic_partition_committed_offset)",
            "not yet committed");
  }

  private static Panel watermark() {
    return lines(
            "How far behind the wall is what is decided?",
            "s",
            "The watermark of the watch. In a played world it is far, and that is right.")
        .asks("time() - min(forebell_scoring_watermark_timestamp_seconds)", "behind")
        .yellowFrom(30)
        .redFrom(60);
  }

  private static Panel certificates() {
    return number(
            "How long does the first certificate hold?",
            "s",
            "By the setting of Kafka's clients that names it; nothing where no certificate is set. Put"
                + " the new one beside it in time: see the runbook, ForebellCertificateEnds.")
        .asks(
            "min by (setting) (forebell_certificate_end_timestamp_seconds) - time()", "{{setting}}")
        .redBelow(3 * DAY, 30 * DAY);
  }
}

package org.forebell.fault;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.forebell.flink.KafkaAnswer;
import org.forebell.flink.Topics;
import org.forebell.flink.submit.Start;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Half a day without the job, ended after the brokers have given its transactions up, or before.
 */
@Order(8)
@ExtendWith(Stands.class)
class OutageFaults {
  /** Short enough to be waited for, and longer than a checkpoint of the backlog takes. */
  private static final Duration OPEN = Duration.ofSeconds(30);

  /**
   * Every TaskManager dies, reports of twelve hours and more pile up, and the brokers end what the
   * dead had begun to write, as they do after a transaction's timeout: what the newest checkpoint
   * takes for written may be gone. So {@code submit --resume} goes on from the one before. Whatever
   * was cleared or lowered in between must be what a replay clears and lowers: that is part of
   * every verdict.
   */
  @Test
  void twelveHoursAndTheBacklogCaughtUp() throws Exception {
    new Fault("outage-of-twelve-hours", 0, 8, shortTransactions())
        .struckBy(
            run -> {
              Range range = run.range();
              CheckpointFolder folder = CheckpointFolder.of(range);
              Path newest = folder.awaitComplete();
              range.machines().named("taskmanager").forEach(range.machines()::kill);
              run.load().burst(12);
              await().until(() -> isOlder(newest, OPEN) && nothingIsHeldBack(range));
              run.struck();
              range.view().cancel();
              range.startTaskManager();
              range.startTaskManager();
              range.awaitFreeSlots();
              var unused = range.submit(Start.Memory.NEWEST, null);
              run.isSetBack();
            });
  }

  /**
   * Where transactions may stay open for longer than the outage lasts, nobody does anything: the
   * TaskManagers die just when a checkpoint is complete and what was written for it may not be
   * committed, come back, and commit it.
   */
  @Test
  void twelveHoursWithinTheTransactionTimeout() throws Exception {
    new Fault("outage-within-transaction-timeout", 0, 8, Ground.brisk())
        .struckBy(
            run -> {
              Range range = run.range();
              var unused = CheckpointFolder.of(range).awaitComplete();
              range.machines().named("taskmanager").forEach(range.machines()::kill);
              run.load().burst(12);
              run.struck();
              range.startTaskManager();
              range.startTaskManager();
              range.awaitTaskManagers();
            });
  }

  private static Ground shortTransactions() {
    return Ground.brisk()
        .job("timeout", "28 s")
        .job("transactionTimeout", OPEN.toSeconds() + " s")
        .broker("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
  }

  private static boolean isOlder(Path checkpoint, Duration age) throws IOException {
    Instant complete =
        Files.getLastModifiedTime(checkpoint.resolve(CheckpointFolder.METADATA)).toInstant();
    return complete.plus(age).isBefore(Instant.now());
  }

  private static boolean nothingIsHeldBack(Range range) {
    try (Admin admin = range.admin()) {
      return end(admin, IsolationLevel.READ_COMMITTED)
          == end(admin, IsolationLevel.READ_UNCOMMITTED);
    }
  }

  private static long end(Admin admin, IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    KafkaAnswer.to(
            admin.describeTopics(List.of(Topics.ASSESSMENTS, Topics.REJECTED)).allTopicNames())
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(
                        each ->
                            ends.put(
                                new TopicPartition(name, each.partition()), OffsetSpec.latest())));
    return KafkaAnswer.to(admin.listOffsets(ends, new ListOffsetsOptions(isolation)).all())
        .values()
        .stream()
        .mapToLong(each -> each.offset())
        .sum();
  }
}

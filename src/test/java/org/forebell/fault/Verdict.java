package org.forebell.fault;

import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionTimeoutException;
import org.forebell.flink.KafkaAnswer;
import org.forebell.flink.Outcome;
import org.forebell.flink.Topics;

/**
 * What a reader outside was told, against a replay of the topics' export.
 *
 * @param lost records that the brokers took and do not have, and outputs that were never told
 * @param duplicated outputs told more often than once, or told in two ways; an alert may be
 *     repeated word for word, since readers keep one per (id, version)
 * @param repeated outputs told again word for word where that is promised no better: alerts, which
 *     readers keep once by id and version, and anything after a job was set back to an older
 *     checkpoint by hand
 * @param alertsEqualReplay whether alerts and shadow alerts are the replay's, byte for byte
 */
record Verdict(long lost, long duplicated, long repeated, boolean alertsEqualReplay) {

  /**
   * Waits until all is told that is to be told, and judges it.
   *
   * @param setBack whether the job was set back to an older checkpoint by hand
   * @param end the last tick that can be decided
   */
  static Verdict on(Range range, Load load, Reader reader, boolean setBack, long end)
      throws Exception {
    // Clocks write there too, where they are processes of their own.
    long lost = Math.max(0, load.taken() - kept(range.client()));
    Outcome replay = Outcome.ofReplay(range.client(), range.folder(), end);
    try {
      await().until(() -> isAllThere(reader, replay));
      // What is told twice may come a checkpoint later.
      range.view().awaitCheckpoint();
    } catch (ConditionTimeoutException lostForGood) {
      return compare(reader, replay, setBack, lost);
    }
    return compare(reader, replay, setBack, lost);
  }

  private static long kept(Map<String, Object> client) {
    try (Admin admin = Admin.create(client)) {
      Map<TopicPartition, OffsetSpec> ends =
          KafkaAnswer.to(admin.describeTopics(Topics.READ).allTopicNames()).values().stream()
              .flatMap(
                  topic ->
                      topic.partitions().stream()
                          .map(each -> new TopicPartition(topic.name(), each.partition())))
              .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
      return KafkaAnswer.to(admin.listOffsets(ends).all()).values().stream()
          .mapToLong(each -> each.offset())
          .sum();
    }
  }

  private static boolean isAllThere(Reader reader, Outcome replay) {
    return once(reader, Topics.ALERTS).size() >= replay.alerts().size()
        && once(reader, Topics.SHADOW_ALERTS).size() >= replay.shadow().size()
        && once(reader, Topics.ASSESSMENTS).size() >= replay.assessments().size()
        && once(reader, Topics.REJECTED).size() >= replay.rejected().size();
  }

  private static List<String> once(Reader reader, String topic) {
    return reader.told(topic).stream().distinct().sorted().toList();
  }

  private static Verdict compare(
      Reader reader, Outcome replay, boolean setBack, long lostByBrokers) {
    List<String> alerts = once(reader, Topics.ALERTS);
    List<String> shadow = once(reader, Topics.SHADOW_ALERTS);
    List<String> assessments = exactly(reader, Topics.ASSESSMENTS, setBack);
    List<String> rejected = exactly(reader, Topics.REJECTED, setBack);
    long lost =
        lostByBrokers
            + missing(replay.alerts(), alerts)
            + missing(replay.shadow(), shadow)
            + missing(replay.assessments(), assessments)
            + missing(replay.rejected(), rejected);
    long duplicated =
        toldInTwoWays(alerts)
            + toldInTwoWays(shadow)
            + missing(assessments, replay.assessments())
            + missing(rejected, replay.rejected());
    long repeated =
        told(reader) - alerts.size() - shadow.size() - assessments.size() - rejected.size();
    return new Verdict(
        lost,
        duplicated,
        repeated,
        alerts.equals(replay.alerts()) && shadow.equals(replay.shadow()));
  }

  private static long told(Reader reader) {
    return Reader.TOPICS.stream().mapToLong(topic -> reader.told(topic).size()).sum();
  }

  private static List<String> exactly(Reader reader, String topic, boolean setBack) {
    return setBack ? once(reader, topic) : reader.told(topic);
  }

  private static long toldInTwoWays(List<String> alerts) {
    return alerts.size() - alerts.stream().map(Outcome::idAndVersion).distinct().count();
  }

  /** How many of some are not among others, each as often as it stands there. */
  private static long missing(List<String> some, List<String> others) {
    Map<String, Integer> left = new HashMap<>();
    others.forEach(each -> left.merge(each, 1, Integer::sum));
    return some.stream().filter(each -> left.merge(each, -1, Integer::sum) < 0).count();
  }

  boolean isClean() {
    return lost == 0 && duplicated == 0 && alertsEqualReplay;
  }
}

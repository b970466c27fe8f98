package org.forebell.flink.golden;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.forebell.flink.HeartbeatJson;
import org.forebell.flink.Topics;
import org.forebell.scenario.Scenario;
import org.forebell.scenario.ScenarioArea;
import org.forebell.scenario.Scene;
import org.forebell.scenario.Shares;

/**
 * What is told to the job around a savepoint: a hundred days in three countries, with policies,
 * overrides and a heartbeat every midnight.
 *
 * <p>When the savepoint is taken, incidents and policies are a day and a half ahead of the access
 * reports, so that it holds what waits for its time.
 *
 * @param before what is sent before the savepoint
 * @param after what is sent after it
 * @param decidedUntil the last tick decided before the savepoint, epoch milliseconds
 * @param end the last tick that can be decided in all, epoch milliseconds
 */
record GoldenWorld(List<SentRecord> before, List<SentRecord> after, long decidedUntil, long end) {

  static final int PARTITIONS = 4;

  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final int DAYS = 100;
  static final int DAYS_BEFORE = 60;
  private static final long AHEAD = 36 * HOUR;

  /** No world needs these to be long; the fixture must stay small. */
  private static final int LONGEST = 4_000;

  private static final Scenario SCENARIO =
      new Scenario(
          2026,
          Instant.parse("2024-03-04T00:00:00Z"),
          DAYS,
          List.of(
              new ScenarioArea("XAA/Salt Coast", 2, 1, 3),
              new ScenarioArea("XAA/Inner Lakes", 0.5, 0.2, 2),
              new ScenarioArea("XAA/High Pass", 0.1, 0, 1),
              new ScenarioArea("XAB/The Crossing", 5, 3, 5),
              new ScenarioArea("XAB/North Steppe", 0.6, 0.2, 2),
              new ScenarioArea("XAB/Port Quarter", 1.5, 1, 3),
              new ScenarioArea("XAB/A place no gazetteer has", 0.5, 0.4, 2),
              new ScenarioArea("XAC/Old Quarries", 0.4, 0.1, 1),
              new ScenarioArea("XAC/Amber Valley", 1, 0.5, 2)),
          new Shares(0.08, 0.03, 0.06, 0.15, 0.05, 0.08, 0.04),
          false,
          true);

  static GoldenWorld build() {
    long start = SCENARIO.start().toEpochMilli();
    long decidedUntil = start + DAYS_BEFORE * DAY;
    long end = start + (DAYS + 14L) * DAY;
    List<SentRecord> all = reports(end);
    all.addAll(GoldenNotices.from(start));
    for (long tick = start; tick <= end; tick += DAY) {
      beat(tick + 1, all);
    }
    all.sort(Comparator.comparingLong(SentRecord::at));
    List<SentRecord> before = all.stream().filter(each -> isBefore(each, decidedUntil)).toList();
    List<SentRecord> after = all.stream().filter(each -> !isBefore(each, decidedUntil)).toList();
    return new GoldenWorld(before, after, decidedUntil, end);
  }

  private static boolean isBefore(SentRecord record, long decidedUntil) {
    long until = decidedUntil + (record.topic().equals(Topics.ACCESS_REPORTS) ? 1 : AHEAD);
    return record.at() <= until;
  }

  private static List<SentRecord> reports(long end) {
    List<SentRecord> reports = new ArrayList<>();
    Iterator<Scene> scenes = SCENARIO.scenes();
    while (scenes.hasNext()) {
      Scene scene = scenes.next();
      if (scene.value().length <= LONGEST && scene.knownAt() <= end) {
        byte[] key = scene.area().getBytes(StandardCharsets.UTF_8);
        reports.add(
            new SentRecord(
                scene.access() ? Topics.ACCESS_REPORTS : Topics.INCIDENT_REPORTS,
                BuiltInPartitioner.partitionForKey(key, PARTITIONS),
                scene.knownAt(),
                scene.value()));
      }
    }
    return reports;
  }

  private static void beat(long at, List<SentRecord> to) {
    byte[] beat = HeartbeatJson.write("golden", at);
    for (String topic : Topics.REPORTS) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        to.add(new SentRecord(topic, partition, at, beat));
      }
    }
    to.add(new SentRecord(Topics.POLICY, 0, at, beat));
  }
}

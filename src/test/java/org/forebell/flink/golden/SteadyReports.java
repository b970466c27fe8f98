package org.forebell.flink.golden;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.forebell.flink.Topics;

/** Incidents of an area, evenly spread over time. */
record SteadyReports(String area, long perDay) {

  private static final long DAY = 86_400_000L;

  /** Those that become known from one instant up to before another, epoch milliseconds. */
  List<SentRecord> between(long from, long to) {
    byte[] key = area.getBytes(StandardCharsets.UTF_8);
    int partition = BuiltInPartitioner.partitionForKey(key, GoldenWorld.PARTITIONS);
    List<SentRecord> reports = new ArrayList<>();
    long apart = DAY / perDay;
    for (long at = from; at < to; at += apart) {
      reports.add(new SentRecord(Topics.INCIDENT_REPORTS, partition, at, report(at)));
    }
    return reports;
  }

  private byte[] report(long at) {
    String time = Instant.ofEpochMilli(at).toString();
    return ("{\"id\":\"report-%s-%d\",\"kind\":\"incident\",\"source\":{\"id\":\"desk-1\"},"
            + "\"occurredAt\":\"%s\",\"reportedAt\":\"%s\",\"area\":\"%s\",\"act\":\"shooting\","
            + "\"outcome\":\"harm\",\"affects\":[\"staff\"]}")
        .formatted(area.replaceAll("\\W", ""), at / 1000, time, time, area)
        .getBytes(StandardCharsets.UTF_8);
  }
}

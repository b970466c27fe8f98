package org.forebell.flink.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.forebell.flink.EscalationSettings;
import org.forebell.flink.Topics;
import org.forebell.flink.replay.Replay;

/**
 * What this release says after the savepoint of a world told from its beginning: lines, sorted.
 *
 * @param alerts decided after the savepoint; likewise shadow and assessments
 * @param rejected of the records sent after the savepoint
 */
record GoldenReplay(
    List<String> alerts, List<String> shadow, List<String> assessments, List<String> rejected) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static GoldenReplay of(GoldenWorld world, EscalationSettings settings, Path folder)
      throws Exception {
    Path reports = folder.resolve("reports.ndjson");
    export(world, Topics.REPORTS::contains, reports);
    Path policies = folder.resolve("policies.ndjson");
    export(world, Topics.POLICY::equals, policies);
    Path shadow = folder.resolve("shadow.ndjson");
    Path alerts = folder.resolve("alerts.ndjson");
    Path assessments = folder.resolve("assessments.ndjson");
    Path rejected = folder.resolve("rejected.ndjson");
    Replay.run(
        new Replay.Request(
            List.of(reports),
            List.of(policies),
            assessments,
            alerts,
            shadow,
            rejected,
            world.decidedUntil() + 1,
            world.end(),
            2,
            settings),
        (done, all) -> {});
    Map<TopicPartition, Long> sentBefore = new HashMap<>();
    world.before().forEach(each -> sentBefore.merge(each.place(), 1L, Long::sum));
    return new GoldenReplay(
        sorted(alerts),
        sorted(shadow),
        sorted(assessments),
        sorted(rejected).stream().filter(line -> isAfter(line, sentBefore)).toList());
  }

  private static boolean isAfter(String rejected, Map<TopicPartition, Long> sentBefore) {
    try {
      JsonNode line = JSON.readTree(rejected);
      TopicPartition place =
          new TopicPartition(line.get("topic").asText(), line.get("partition").asInt());
      return line.get("offset").asLong() >= sentBefore.getOrDefault(place, 0L);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void export(GoldenWorld world, Predicate<String> topics, Path file)
      throws IOException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (SentRecord each :
          Stream.concat(world.before().stream(), world.after().stream()).toList()) {
        long offset = offsets.merge(each.place(), 1L, Long::sum) - 1;
        if (topics.test(each.topic())) {
          out.write(each.exported(offset));
          out.newLine();
        }
      }
    }
  }

  private static List<String> sorted(Path file) throws IOException {
    return Files.readAllLines(file).stream().sorted().toList();
  }
}

package org.forebell.flink.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.forebell.flink.PolicyTopic;
import org.forebell.flink.RawRecord;
import org.forebell.flink.Topics;
import org.forebell.policy.NoticeParser;

/** What was published, from files as {@code export --topic policy} writes them. */
public final class PolicyFiles {

  private static final Comparator<RawRecord> ORDER =
      Comparator.comparingLong(RawRecord::knownAt).thenComparingLong(RawRecord::offset);

  private PolicyFiles() {}

  /**
   * All records that say when they became known, heartbeats included, in the order of the topic.
   */
  public static List<PolicyTopic.Kept> read(List<Path> files) throws IOException {
    List<RawRecord> records = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        Lines.read(
            in,
            (bytes, offset, length, position) ->
                add(Arrays.copyOfRange(bytes, offset, offset + length), position, records));
      }
    }
    return records.stream()
        .sorted(ORDER)
        .map(each -> new PolicyTopic.Kept(each.knownAt(), each.value()))
        .toList();
  }

  private static void add(byte[] line, long position, List<RawRecord> records) {
    Long knownAt = NoticeParser.knownAt(line);
    if (knownAt != null) {
      records.add(Wrapped.unwrap(new RawRecord(Topics.POLICY, 0, position, knownAt, line)));
    }
  }
}

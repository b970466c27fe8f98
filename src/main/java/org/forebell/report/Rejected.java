package org.forebell.report;

import java.util.Arrays;
import java.util.Objects;

/**
 * A record that was turned away, as the topic of rejected records keeps it.
 *
 * @param bytes exactly what came, null for a record without a value
 * @param topic where it came from, or the name of the file
 * @param offset in the partition, or the number of the line
 * @param knownAt when it came, epoch milliseconds; {@link ReportParser#KNOWN_FROM_RECORD} in a
 *     file, where only the record itself could have told
 * @param detail the JSON pointer of the place, and what is wrong there
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below, and never changed
public record Rejected(
    byte[] bytes,
    String topic,
    int partition,
    long offset,
    long knownAt,
    Reason reason,
    String detail) {

  /** What came, where it came from, and why it was turned away. */
  public static Rejected of(
      byte[] bytes, String topic, int partition, long offset, long knownAt, Rejection why) {
    String detail = why.pointer().isEmpty() ? why.detail() : why.pointer() + ": " + why.detail();
    return new Rejected(bytes, topic, partition, offset, knownAt, why.reason(), detail);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rejected that
        && Arrays.equals(bytes, that.bytes)
        && topic.equals(that.topic)
        && partition == that.partition
        && offset == that.offset
        && knownAt == that.knownAt
        && reason == that.reason
        && detail.equals(that.detail);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(bytes), topic, partition, offset, reason);
  }
}

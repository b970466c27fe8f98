package org.forebell.flink;

/**
 * A record as it came, before anybody judged it.
 *
 * @param topic or the name of the file
 * @param offset in the partition, or the number of the line
 * @param knownAt the clock of decisions, epoch milliseconds: the topic's timestamp; {@link
 *     org.forebell.report.ReportParser#KNOWN_FROM_RECORD} where only the record itself can tell
 * @param value null for a record without a value
 */
public record RawRecord(String topic, int partition, long offset, long knownAt, byte[] value) {}

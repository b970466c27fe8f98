package org.forebell.report;

/**
 * Withdraws a report.
 *
 * @param of the id of the report withdrawn, never its own
 * @param reportedAt epoch milliseconds; the time of knowledge when the sender did not tell
 */
public record Retraction(String id, String of, String source, long reportedAt) implements Report {}

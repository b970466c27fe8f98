package org.forebell.report;

/**
 * Says only that time goes on.
 *
 * @param reportedAt epoch milliseconds; the time of knowledge when the sender did not tell
 */
public record Heartbeat(String source, long reportedAt) implements Report {}

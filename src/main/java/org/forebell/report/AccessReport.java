package org.forebell.report;

/**
 * How far an area or a route in it can be reached.
 *
 * @param event the event told of, shared by all who tell of it; the report's own id when absent
 * @param occurredAt since when, epoch milliseconds
 * @param reportedAt epoch milliseconds; of two reports with one id the later replaces the earlier
 * @param constraint a code of the list {@code constraint}
 * @param route empty for the whole area
 * @param until when it ends by its own word, epoch milliseconds; {@link Long#MAX_VALUE} when no end
 *     was stated
 */
public record AccessReport(
    String id,
    String event,
    String source,
    Grade grade,
    long occurredAt,
    long reportedAt,
    String area,
    String constraint,
    AccessEffect effect,
    String route,
    long until)
    implements Report {}

package org.forebell.report;

/**
 * Something that harmed, threatened or nearly met staff or a facility, or happened near them.
 *
 * @param event the event told of, shared by all who tell of it; the report's own id when absent
 * @param occurredAt when it happened, epoch milliseconds
 * @param reportedAt epoch milliseconds; of two reports with one id the later replaces the earlier
 * @param area ISO 3166-1 alpha-3, optionally a slash and a unit below the country
 * @param act a code of the list {@code act}
 * @param killed 0 to 100,000, as are the other counts
 */
public record Incident(
    String id,
    String event,
    String source,
    Grade grade,
    long occurredAt,
    long reportedAt,
    String area,
    String act,
    Outcome outcome,
    boolean affectsStaff,
    boolean affectsFacility,
    int killed,
    int injured,
    int deprivedOfLiberty)
    implements Report {}

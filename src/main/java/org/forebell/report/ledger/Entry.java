package org.forebell.report.ledger;

/**
 * What an area's ledger remembers of one report id.
 *
 * @param version the newest version known, wherever it was filed; null when only a withdrawal is
 *     known
 * @param event the event it tells of here; null when it tells of none: it moved away, was
 *     withdrawn, or its news was too old to count
 * @param withdrawn whether it is withdrawn, which is final
 * @param knownAt when it was last spoken of, epoch milliseconds
 */
public record Entry(Version version, String event, boolean withdrawn, long knownAt) {}

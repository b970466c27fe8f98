package org.forebell.report;

/**
 * Says that a source can speak and has nothing to tell of an area, as the zero reports of disease
 * surveillance do. It counts for nothing in risk: it tells quiet from cut off, and no more.
 *
 * @param reportedAt epoch milliseconds
 * @param area ISO 3166-1 alpha-3, optionally a slash and a unit below the country
 */
public record NothingToReport(String source, long reportedAt, String area) implements Report {}

package org.forebell.report;

/**
 * A record that keeps the contract.
 *
 * @param knownAt when it became known, epoch milliseconds: the clock of decisions
 */
public record Accepted(Report report, long knownAt) implements Reading {}

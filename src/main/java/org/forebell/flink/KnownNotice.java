package org.forebell.flink;

/**
 * A record of the topic {@code policy} that was taken, as it came: its contract only grows, so it
 * needs no layout of its own in state.
 *
 * @param number its place among all that were taken
 * @param knownAt epoch milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, and never compared
public record KnownNotice(long number, long knownAt, byte[] json) {}

package org.forebell.flink;

import org.forebell.risk.DecayBank;

/**
 * What changed in one area between two ticks, for the totals of its country.
 *
 * @param tick the end of the span, epoch milliseconds
 * @param since when the area was first known, epoch milliseconds
 * @param isNew whether this is the area's first share
 * @param change what was added, less what was withdrawn
 */
public record AreaShare(
    String country, String area, long tick, long since, boolean isNew, DecayBank change) {}

package org.forebell.risk;

import java.util.List;

/**
 * What is known of an area's surroundings as of the last closed tick.
 *
 * @param country the totals of its country, null before its first tick
 * @param near the totals of the places that share a border with it; those nobody told of are absent
 */
public record Surroundings(RegionTotals country, List<RegionTotals> near) {

  /** Nothing is known. */
  public static final Surroundings NONE = new Surroundings(null, List.of());
}

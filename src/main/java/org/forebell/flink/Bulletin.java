package org.forebell.flink;

import org.forebell.risk.RegionTotals;

/** What every watch is told, whatever its areas. */
public sealed interface Bulletin {

  /** The sums of a country or place as of a tick. */
  record OfRegion(RegionTotals totals) implements Bulletin {}

  /** Something was published. */
  record OfPolicy(KnownNotice notice) implements Bulletin {}
}

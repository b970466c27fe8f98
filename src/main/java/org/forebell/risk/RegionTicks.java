package org.forebell.risk;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A region's totals as of its last ticks, the oldest first. More than one is kept because totals
 * may come before all areas have been decided up to their tick.
 */
public record RegionTicks(List<RegionTotals> totals) {

  /** The totals of a region heard of for the first time. */
  public static RegionTicks of(RegionTotals first) {
    return new RegionTicks(List.of(first));
  }

  /** The totals of the last tick closed by an instant; null when there were none. */
  public RegionTotals asOf(long at) {
    RegionTotals last = null;
    for (RegionTotals each : totals) {
      if (each.tick() <= at) {
        last = each;
      }
    }
    return last;
  }

  /**
   * These totals and newer ones, without those that no instant after {@code decidedUpTo}, epoch
   * milliseconds, can ask for.
   */
  public RegionTicks with(RegionTotals newer, long decidedUpTo) {
    List<RegionTotals> kept = new ArrayList<>(totals.size() + 1);
    for (int i = 0; i < totals.size(); i++) {
      boolean last = i == totals.size() - 1;
      if (last || totals.get(i + 1).tick() > decidedUpTo) {
        kept.add(totals.get(i));
      }
    }
    kept.removeIf(each -> each.tick() == newer.tick());
    kept.add(newer);
    return new RegionTicks(kept);
  }

  /** Writes the totals. */
  public static void write(RegionTicks ticks, DataOutput out) throws IOException {
    out.writeInt(ticks.totals.size());
    for (RegionTotals each : ticks.totals) {
      each.write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static RegionTicks read(DataInput in) throws IOException {
    int size = in.readInt();
    List<RegionTotals> totals = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      totals.add(RegionTotals.read(in));
    }
    return new RegionTicks(totals);
  }
}

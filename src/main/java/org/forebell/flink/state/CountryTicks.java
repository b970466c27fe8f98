package org.forebell.flink.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.forebell.risk.CountryTotals;

/**
 * A country's totals as of its last ticks, the oldest first. More than one is kept because totals
 * may come before all areas have been decided up to their tick.
 */
public record CountryTicks(List<CountryTotals> totals) {

  /** The totals of a country heard of for the first time. */
  public static CountryTicks of(CountryTotals first) {
    return new CountryTicks(List.of(first));
  }

  /** The totals of the last tick closed by an instant; null when there were none. */
  public CountryTotals asOf(long at) {
    CountryTotals last = null;
    for (CountryTotals each : totals) {
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
  public CountryTicks with(CountryTotals newer, long decidedUpTo) {
    List<CountryTotals> kept = new ArrayList<>(totals.size() + 1);
    for (int i = 0; i < totals.size(); i++) {
      boolean last = i == totals.size() - 1;
      if (last || totals.get(i + 1).tick() > decidedUpTo) {
        kept.add(totals.get(i));
      }
    }
    kept.removeIf(each -> each.tick() == newer.tick());
    kept.add(newer);
    return new CountryTicks(kept);
  }

  static void write(CountryTicks ticks, DataOutput out) throws IOException {
    out.writeInt(ticks.totals.size());
    for (CountryTotals each : ticks.totals) {
      each.write(out);
    }
  }

  static CountryTicks read(DataInput in) throws IOException {
    int size = in.readInt();
    List<CountryTotals> totals = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      totals.add(CountryTotals.read(in));
    }
    return new CountryTicks(totals);
  }
}

package org.forebell.risk;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What all areas of a region saw together, as of a closed tick. A region is a country, or a place
 * of the gazetteer with all the names that senders write for it.
 *
 * @param region {@code ISO3}, or {@code ISO3/code} of a place
 * @param tick epoch milliseconds
 * @param sinceSum when each of its areas became known, epoch milliseconds, added up
 * @param areas how many of its areas are known
 */
public record RegionTotals(String region, long tick, long sinceSum, int areas, DecayBank bank) {

  /** For how long its areas are known up to the tick, added up, in days. */
  public double areaDays() {
    return (areas * tick - sinceSum) / 86_400_000.0;
  }

  /** Writes the totals, the same bytes for the same content. */
  public void write(DataOutput out) throws IOException {
    out.writeUTF(region);
    out.writeLong(tick);
    out.writeLong(sinceSum);
    out.writeInt(areas);
    bank.write(out);
  }

  /** Reads what {@link #write} wrote. */
  public static RegionTotals read(DataInput in) throws IOException {
    return new RegionTotals(
        in.readUTF(), in.readLong(), in.readLong(), in.readInt(), DecayBank.read(in));
  }
}

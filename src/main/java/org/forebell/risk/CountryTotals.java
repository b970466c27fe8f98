package org.forebell.risk;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What all areas of a country saw together, as of a closed tick.
 *
 * @param tick epoch milliseconds
 * @param since when the first of its areas became known, epoch milliseconds
 * @param areas how many of its areas are known
 */
public record CountryTotals(String country, long tick, long since, int areas, DecayBank bank) {

  /** Writes the totals, the same bytes for the same content. */
  public void write(DataOutput out) throws IOException {
    out.writeUTF(country);
    out.writeLong(tick);
    out.writeLong(since);
    out.writeInt(areas);
    bank.write(out);
  }

  /** Reads what {@link #write} wrote. */
  public static CountryTotals read(DataInput in) throws IOException {
    return new CountryTotals(
        in.readUTF(), in.readLong(), in.readLong(), in.readInt(), DecayBank.read(in));
  }
}

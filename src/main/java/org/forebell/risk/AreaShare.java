package org.forebell.risk;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What changed in one area between two ticks, for the totals of the regions it lies in.
 *
 * @param tick the end of the span, epoch milliseconds
 * @param since when the area was first known, epoch milliseconds
 * @param isNew whether this is the area's first share
 * @param change what was added, less what was withdrawn
 */
public record AreaShare(String area, long tick, long since, boolean isNew, DecayBank change) {

  /** ISO 3166-1 alpha-3. */
  public String country() {
    return area.substring(0, 3);
  }

  /** Writes the share. */
  public void write(DataOutput out) throws IOException {
    out.writeUTF(area);
    out.writeLong(tick);
    out.writeLong(since);
    out.writeBoolean(isNew);
    change.write(out);
  }

  /** Reads what {@link #write} wrote. */
  public static AreaShare read(DataInput in) throws IOException {
    return new AreaShare(
        in.readUTF(), in.readLong(), in.readLong(), in.readBoolean(), DecayBank.read(in));
  }
}

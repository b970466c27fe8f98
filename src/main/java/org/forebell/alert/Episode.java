package org.forebell.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.forebell.risk.Level;

/**
 * An open alert: from leaving normal until it is cleared or cancelled.
 *
 * @param start when it was raised, epoch milliseconds
 * @param version last told, counted from 1
 * @param lastAt when that was, epoch milliseconds
 * @param validUntil what was told of how long it holds, epoch milliseconds
 * @param confidence last told
 * @param targets incidents and threats of the last 7 days, as last told
 */
public record Episode(
    String id,
    long start,
    int version,
    Level level,
    long lastAt,
    long validUntil,
    Confidence confidence,
    int targets) {

  /** Writes the episode. */
  public void write(DataOutput out) throws IOException {
    out.writeUTF(id);
    out.writeLong(start);
    out.writeInt(version);
    out.writeUTF(level.code());
    out.writeLong(lastAt);
    out.writeLong(validUntil);
    out.writeUTF(confidence.code());
    out.writeInt(targets);
  }

  /** Reads what {@link #write} wrote. */
  public static Episode read(DataInput in) throws IOException {
    return new Episode(
        in.readUTF(),
        in.readLong(),
        in.readInt(),
        Level.of(in.readUTF()),
        in.readLong(),
        in.readLong(),
        Confidence.of(in.readUTF()),
        in.readInt());
  }
}

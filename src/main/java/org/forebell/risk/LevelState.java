package org.forebell.risk;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A level and how it stands.
 *
 * @param since when it was taken, epoch milliseconds
 * @param belowSince since when the chance is below the level's exit line, {@link #NOT_BELOW} while
 *     it is not
 */
public record LevelState(Level level, long since, long belowSince) {

  public static final long NOT_BELOW = Long.MAX_VALUE;

  /** Where every area begins. */
  public static final LevelState NORMAL = new LevelState(Level.NORMAL, Long.MIN_VALUE, NOT_BELOW);

  /** Writes the state. */
  public void write(DataOutput out) throws IOException {
    out.writeUTF(level.code());
    out.writeLong(since);
    out.writeLong(belowSince);
  }

  /** Reads what {@link #write} wrote. */
  public static LevelState read(DataInput in) throws IOException {
    return new LevelState(Level.of(in.readUTF()), in.readLong(), in.readLong());
  }
}

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
 * @param note which overrides were in force when last told, and whether it was an exercise
 */
public record Episode(
    String id,
    long start,
    int version,
    Level level,
    long lastAt,
    long validUntil,
    Confidence confidence,
    int targets,
    String note) {

  /** Nothing but the policy decided. */
  static final String NO_NOTE = "";

  /** How the note of an exercise begins. */
  static final String EXERCISE = "exercise";

  /** Whether only an exercise had it told. */
  public boolean isExercise() {
    return note.startsWith(EXERCISE);
  }

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
    out.writeUTF(note);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param version of the layout; 1 knew no overrides
   */
  public static Episode read(int version, DataInput in) throws IOException {
    return new Episode(
        in.readUTF(),
        in.readLong(),
        in.readInt(),
        Level.of(in.readUTF()),
        in.readLong(),
        in.readLong(),
        Confidence.of(in.readUTF()),
        in.readInt(),
        version == 1 ? NO_NOTE : in.readUTF());
  }
}

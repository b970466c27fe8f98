package org.forebell.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.forebell.silence.Answer;
import org.forebell.silence.Hearing;
import org.forebell.silence.Silence;

/** All that is remembered of who is heard from in an area, and of the open alert of silence. */
public final class SilenceState {

  /** The layout written today. */
  public static final int LAYOUT = 1;

  private final Hearing hearing;
  private Open open;
  private long decidedAt;

  /** An area from which nobody was ever heard. */
  public SilenceState() {
    this(new Hearing(), null, Long.MIN_VALUE);
  }

  private SilenceState(Hearing hearing, Open open, long decidedAt) {
    this.hearing = hearing;
    this.open = open;
    this.decidedAt = decidedAt;
  }

  /**
   * An alert that stands.
   *
   * @param start when it was raised, epoch milliseconds
   * @param version last told, counted from 1
   * @param validUntil what was told of how long it holds, epoch milliseconds
   * @param silence as first told
   */
  record Open(String id, long start, int version, long validUntil, Silence silence) {}

  Hearing hearing() {
    return hearing;
  }

  /** The alert that stands, null when there is none. */
  Open open() {
    return open;
  }

  /** The newest instant decided, epoch milliseconds. */
  public long decidedAt() {
    return decidedAt;
  }

  void decided(long at, Open next) {
    decidedAt = at;
    open = next;
  }

  /** The silence that is told, null when there is none. */
  public Silence silence() {
    return open == null ? null : open.silence();
  }

  /** What there was to say at the last instant decided. */
  public Answer answer() {
    return open != null ? Answer.CUT_OFF : hearing.isLate() ? Answer.LATE : Answer.QUIET;
  }

  /** How many sources are known. */
  public int sources() {
    return hearing.sources();
  }

  /** An independent copy. */
  public SilenceState copy() {
    return new SilenceState(hearing.copy(), open, decidedAt);
  }

  /** Writes the state, the same bytes for the same content. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(decidedAt);
    hearing.write(out);
    out.writeBoolean(open != null);
    if (open != null) {
      out.writeUTF(open.id());
      out.writeLong(open.start());
      out.writeInt(open.version());
      out.writeLong(open.validUntil());
      open.silence().write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static SilenceState read(DataInput in) throws IOException {
    long decidedAt = in.readLong();
    Hearing hearing = Hearing.read(in);
    Open open =
        in.readBoolean()
            ? new Open(in.readUTF(), in.readLong(), in.readInt(), in.readLong(), Silence.read(in))
            : null;
    return new SilenceState(hearing, open, decidedAt);
  }
}

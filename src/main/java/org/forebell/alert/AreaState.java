package org.forebell.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.forebell.report.Subject;
import org.forebell.risk.AreaRisk;
import org.forebell.risk.LevelState;

/** All that is remembered of an area to decide what to tell: its risk, levels and open alerts. */
public final class AreaState {

  private static final int SUBJECTS = Subject.values().length;

  private final AreaRisk risk;
  private final LevelState[] levels;
  private final Episode[] episodes;
  private long lastAt = Long.MIN_VALUE;

  /** An area nobody has told of. */
  public AreaState() {
    this(new AreaRisk(), new LevelState[SUBJECTS], new Episode[SUBJECTS]);
    Arrays.fill(levels, LevelState.NORMAL);
  }

  private AreaState(AreaRisk risk, LevelState[] levels, Episode[] episodes) {
    this.risk = risk;
    this.levels = levels;
    this.episodes = episodes;
  }

  /** The newest instant decided, epoch milliseconds. */
  public long lastAt() {
    return lastAt;
  }

  AreaRisk risk() {
    return risk;
  }

  LevelState level(Subject subject) {
    return levels[subject.ordinal()];
  }

  /** The open alert of the subject, null when there is none. */
  Episode episode(Subject subject) {
    return episodes[subject.ordinal()];
  }

  void decided(long at) {
    lastAt = at;
  }

  void decided(Subject subject, LevelState level, Episode episode) {
    levels[subject.ordinal()] = level;
    episodes[subject.ordinal()] = episode;
  }

  /** An independent copy. */
  public AreaState copy() {
    AreaState copy = new AreaState(risk.copy(), levels.clone(), episodes.clone());
    copy.lastAt = lastAt;
    return copy;
  }

  /** Writes the state, the same bytes for the same content. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(lastAt);
    risk.write(out);
    for (int i = 0; i < SUBJECTS; i++) {
      levels[i].write(out);
      out.writeBoolean(episodes[i] != null);
      if (episodes[i] != null) {
        episodes[i].write(out);
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public static AreaState read(DataInput in) throws IOException {
    long lastAt = in.readLong();
    AreaState state =
        new AreaState(AreaRisk.read(in), new LevelState[SUBJECTS], new Episode[SUBJECTS]);
    state.lastAt = lastAt;
    for (int i = 0; i < SUBJECTS; i++) {
      state.levels[i] = LevelState.read(in);
      state.episodes[i] = in.readBoolean() ? Episode.read(in) : null;
    }
    return state;
  }
}

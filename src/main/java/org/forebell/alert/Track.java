package org.forebell.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.forebell.report.Subject;
import org.forebell.risk.LevelState;

/** What one policy made of an area: the level of each subject and its open alert. */
final class Track {

  private static final int SUBJECTS = Subject.values().length;

  private final LevelState[] levels;
  private final Episode[] episodes;

  /** Where every area begins. */
  Track() {
    this(new LevelState[SUBJECTS], new Episode[SUBJECTS]);
    Arrays.fill(levels, LevelState.NORMAL);
  }

  private Track(LevelState[] levels, Episode[] episodes) {
    this.levels = levels;
    this.episodes = episodes;
  }

  LevelState level(Subject subject) {
    return levels[subject.ordinal()];
  }

  /** The open alert of the subject, null when there is none. */
  Episode episode(Subject subject) {
    return episodes[subject.ordinal()];
  }

  void decided(Subject subject, LevelState level, Episode episode) {
    levels[subject.ordinal()] = level;
    episodes[subject.ordinal()] = episode;
  }

  /** The same levels, with nothing told of them yet. */
  Track untold() {
    return new Track(levels.clone(), new Episode[SUBJECTS]);
  }

  Track copy() {
    return new Track(levels.clone(), episodes.clone());
  }

  void write(DataOutput out) throws IOException {
    for (int i = 0; i < SUBJECTS; i++) {
      levels[i].write(out);
      out.writeBoolean(episodes[i] != null);
      if (episodes[i] != null) {
        episodes[i].write(out);
      }
    }
  }

  static Track read(int version, DataInput in) throws IOException {
    Track track = new Track();
    for (int i = 0; i < SUBJECTS; i++) {
      track.levels[i] = LevelState.read(in);
      track.episodes[i] = in.readBoolean() ? Episode.read(version, in) : null;
    }
    return track;
  }
}

package org.forebell.backtest.lived;

import org.forebell.risk.Level;

/** Runs of days at or above a level, one pass over the judged days. */
final class Episodes {

  private static final int NEVER = Integer.MIN_VALUE;
  private static final int WITHIN = 7;

  private final int[] since;
  private int raised;
  private int whole;
  private int followed;
  private int flaps;
  private int daysUnder;

  private Episodes(int size) {
    this.since = new int[size];
  }

  /** The runs of days on which a course of levels stands at or above a level. */
  static Episodes of(JudgedDays days, byte[] levels, Level level) {
    Episodes episodes = new Episodes(days.size);
    int start = NEVER;
    int ended = NEVER;
    for (int at = 0; at < levels.length; at++) {
      if (days.begins[at]) {
        start = NEVER;
        ended = NEVER;
      }
      if (levels[at] < level.ordinal()) {
        ended = start == NEVER ? ended : days.day[at];
        start = NEVER;
      } else if (start == NEVER) {
        start = days.day[at];
        episodes.raise(days, at, ended);
      }
      episodes.since[at] = start;
      episodes.daysUnder += start == NEVER ? 0 : 1;
    }
    return episodes;
  }

  private void raise(JudgedDays days, int at, int ended) {
    raised++;
    if (ended != NEVER && days.day[at] - ended <= WITHIN) {
      flaps++;
    }
    if (isWhole(days, at)) {
      whole++;
      followed += days.followed[at] ? 1 : 0;
    }
  }

  private static boolean isWhole(JudgedDays days, int judgedDay) {
    return days.day[judgedDay] + WITHIN - 1 <= days.lastDay;
  }

  /** Whether a judged day is under an episode. */
  boolean under(int judgedDay) {
    return since[judgedDay] != NEVER;
  }

  /** Whether an episode starts on a judged day, early enough for its seven days to be judged. */
  boolean startsWhole(JudgedDays days, int judgedDay) {
    return since[judgedDay] == days.day[judgedDay] && isWhole(days, judgedDay);
  }

  /** Whether a hit came under an episode that stood at the midnight before it. */
  boolean covers(JudgedDays days, int hit) {
    int at = days.hitAt[hit];
    return at != JudgedDays.UNKNOWN_AREA && under(at);
  }

  /** The days from the start of the episode to a hit it covers. */
  int lead(JudgedDays days, int hit) {
    return days.hits.get(hit).day() - since[days.hitAt[hit]];
  }

  int raised() {
    return raised;
  }

  /** How many start early enough for their seven days to be judged. */
  int whole() {
    return whole;
  }

  /** How many of the whole ones saw a hit in the seven days from their start. */
  int followed() {
    return followed;
  }

  /** How many start within seven days after the area's last one ended. */
  int flaps() {
    return flaps;
  }

  int daysUnder() {
    return daysUnder;
  }
}

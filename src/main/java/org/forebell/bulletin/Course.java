package org.forebell.bulletin;

import java.util.NavigableMap;
import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert;
import org.forebell.risk.Level;

/** One alert up to the cut-off, version by version. */
record Course(NavigableMap<Integer, PublishedAlert> versions) {

  PublishedAlert newest() {
    return versions.lastEntry().getValue();
  }

  PublishedAlert first() {
    return versions.firstEntry().getValue();
  }

  boolean isOpen() {
    return !newest().change().ends();
  }

  /** When its level was reached; 0 where the version that says so is not known. */
  long levelSince() {
    for (PublishedAlert each : versions.descendingMap().values()) {
      if (each.level() != newest().level()) {
        return 0;
      }
      if (each.change() != Change.UPDATED) {
        return each.at();
      }
    }
    return 0;
  }

  /** When it was last raised or escalated, which asks for a new answer. */
  long raisedLast() {
    for (PublishedAlert each : versions.descendingMap().values()) {
      if (each.change() == Change.RAISED || each.change() == Change.ESCALATED) {
        return each.at();
      }
    }
    return first().at();
  }

  /** The level it had at an instant, normal before it was raised. */
  Level levelAt(long when) {
    Level level = null;
    for (PublishedAlert each : versions.values()) {
      if (each.at() <= when) {
        level = each.level();
      }
    }
    return level == null ? first().previousLevel() : level;
  }
}

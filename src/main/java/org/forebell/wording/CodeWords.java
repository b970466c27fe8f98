package org.forebell.wording;

import java.util.Map;
import org.forebell.alert.Change;
import org.forebell.risk.Level;

/** Words agreed beforehand, which tell nothing to whoever reads them over a shoulder. */
record CodeWords(
    String exercise, String digest, Map<Change, String> changes, Map<Level, String> levels) {

  String of(Change change, Level level) {
    return levels.get(level) + changes.get(change);
  }
}

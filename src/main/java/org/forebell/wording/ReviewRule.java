package org.forebell.wording;

import java.util.Set;
import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.report.Subject;
import org.forebell.risk.Level;

/** A row of the posture table: it fits where each set holds what an alert has. */
record ReviewRule(
    Set<Kind> kinds, Set<Change> changes, Set<Level> levels, Set<Subject> subjects, Review review) {

  boolean fits(Kind kind, Change change, Level level, Subject subject) {
    return kinds.contains(kind)
        && changes.contains(change)
        && levels.contains(level)
        && subjects.contains(subject);
  }
}

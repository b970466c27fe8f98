package org.forebell.alert;

import java.util.List;
import org.forebell.policy.Action;
import org.forebell.policy.AreaOverride;
import org.forebell.risk.Level;

/**
 * What overrides make of a level. What the policy says is never told lower; and an exercise is held
 * only while there is nothing real to tell.
 *
 * @param told the level that is told
 * @param exercise whether only an exercise has it told
 * @param held whether it is told above what the policy says
 * @param inForce by the order of publication
 */
record Overrides(Level told, boolean exercise, boolean held, List<AreaOverride> inForce) {

  static Overrides of(Level decided, List<AreaOverride> inForce) {
    Level told = lifted(decided, Action.FLOOR, inForce);
    if (told != Level.NORMAL) {
      return new Overrides(told, false, told != decided, inForce);
    }
    Level drilled = lifted(told, Action.EXERCISE, inForce);
    return new Overrides(drilled, drilled != told, drilled != told, inForce);
  }

  private static Level lifted(Level from, Action by, List<AreaOverride> inForce) {
    Level level = from;
    for (AreaOverride each : inForce) {
      level = each.action() == by ? higher(level, each.level()) : level;
    }
    return level;
  }

  /** The same overrides with nothing to tell. */
  Overrides atNormal() {
    return new Overrides(Level.NORMAL, false, false, inForce);
  }

  private static Level higher(Level one, Level other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** Which are in force, and whether it is an exercise, as an alert remembers it. */
  String note() {
    if (inForce.isEmpty()) {
      return Episode.NO_NOTE;
    }
    StringBuilder note = new StringBuilder(exercise ? Episode.EXERCISE : Episode.NO_NOTE);
    inForce.forEach(each -> note.append(' ').append(each.id()));
    return note.toString();
  }

  /** When the last of those ends that hold a level, epoch milliseconds. */
  long heldUntil() {
    return inForce.stream()
        .filter(each -> each.action() != Action.MUTE)
        .mapToLong(AreaOverride::until)
        .max()
        .orElse(Long.MIN_VALUE);
  }
}

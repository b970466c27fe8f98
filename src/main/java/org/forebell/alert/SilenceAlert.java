package org.forebell.alert;

import java.util.List;
import org.forebell.place.Place;
import org.forebell.report.Subject;
import org.forebell.risk.Level;
import org.forebell.silence.Silence;

/**
 * One version of an alert that nobody is heard from in an area.
 *
 * @param version counted from 1
 * @param change raised, updated or cleared
 * @param area as senders write it
 * @param place what the gazetteer knows of the area, null when it knows nothing
 * @param at when it was decided, epoch milliseconds
 * @param silence as it is then; when reports come again, as it was
 * @param evidence ids of the last report of each source, or of those that came again; sorted
 * @param validUntil epoch milliseconds
 */
public record SilenceAlert(
    String id,
    int version,
    Change change,
    String area,
    Place place,
    long at,
    Silence silence,
    List<String> evidence,
    long validUntil) {

  /** It is nobody's in particular; the contract asks for one, and staff are who is not heard. */
  public static final Subject SUBJECT = Subject.STAFF;

  /** Told at once where that interrupts nobody. That nothing is known is no grade of danger. */
  static final Level LEVEL = Level.WATCH;

  /** The level told. */
  public Level level() {
    return change.ends() ? Level.NORMAL : LEVEL;
  }

  Level previousLevel() {
    return change == Change.RAISED ? Level.NORMAL : LEVEL;
  }
}

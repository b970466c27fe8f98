package org.forebell.policy;

import org.forebell.report.Subject;
import org.forebell.risk.Level;

/**
 * What an officer or a duty desk decided about an area, until an end.
 *
 * @param id unique among overrides
 * @param area as senders write it, or the three letters of a country for all of its known areas
 * @param subject null for both
 * @param level the least that is told; null for {@link Action#MUTE}
 * @param by the post that answers for it, such as "duty desk East"
 * @param until when it ends by itself, epoch milliseconds
 */
public record AreaOverride(
    String id,
    String area,
    Subject subject,
    Action action,
    Level level,
    String by,
    String reason,
    long until) {

  /** Whether it is about this area. */
  public boolean covers(String other) {
    return area.equals(other) || (isCountry() && other.startsWith(area + "/"));
  }

  /** Whether it is about this subject. */
  public boolean covers(Subject other) {
    return subject == null || subject == other;
  }

  /** Whether it is about all areas of a country. */
  public boolean isCountry() {
    return area.length() == 3;
  }
}

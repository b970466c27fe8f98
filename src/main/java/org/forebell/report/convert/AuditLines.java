package org.forebell.report.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The side file for the equity audit: of each event the kind of facility and the class of who is
 * said to have done it, as the source has it. No name is written, and no job reads the file.
 *
 * <p>The classes are SiND's values of "Reported Perpetrator", told apart by who acts for whom.
 */
public final class AuditLines {

  private static final String NOT_SAID = "no_information";

  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("nsa", "non_state_armed_group"),
          Map.entry("vigilante", "non_state_armed_group"),
          Map.entry("armed forces of government/self-declared government", "armed_forces"),
          Map.entry("armed forces of government or self-declared government", "armed_forces"),
          Map.entry("host government: military", "armed_forces"),
          Map.entry("foreign forces: military", "foreign_forces"),
          Map.entry("police", "police"),
          Map.entry("government/self-declared government", "government"),
          Map.entry("donor government", "government"),
          Map.entry("criminal", "criminal"),
          Map.entry("civilian", "civilian"),
          Map.entry("protestors", "civilian"),
          Map.entry("patient or family", "civilian"),
          Map.entry("patient/family", "civilian"),
          Map.entry("employee", "civilian"),
          Map.entry("staff worker", "civilian"),
          Map.entry("camp resident", "civilian"),
          Map.entry("community member", "civilian"),
          Map.entry("multiple", "multiple"),
          Map.entry("no information", NOT_SAID),
          Map.entry("", NOT_SAID));

  private record Said(String facility, String actorClass) {}

  private final TreeMap<String, Said> byEvent = new TreeMap<>();

  /** Takes a row of SiND; rows without an event are passed over. */
  public void take(Row row) {
    SindSet set = SindSet.of(row);
    String id = set == null ? "" : SindConverter.id(row);
    if (id.isEmpty()) {
      return;
    }
    String who = row.text(row.has("Reported Perpetrator") ? "Reported Perpetrator" : "Actor Type");
    String actorClass = CLASSES.getOrDefault(who.toLowerCase(Locale.ROOT), "other");
    byEvent.merge("sind-" + id, new Said(set.facility, actorClass), AuditLines::together);
  }

  /** The same whichever comes first: who is said beats not said, two that differ are several. */
  private static Said together(Said one, Said other) {
    return new Said(
        both(one.facility, other.facility, "", "several"),
        both(one.actorClass, other.actorClass, NOT_SAID, "multiple"));
  }

  private static String both(String one, String other, String nothing, String several) {
    if (one.equals(other) || other.equals(nothing)) {
      return one;
    }
    return one.equals(nothing) ? other : several;
  }

  /** The lines of the file in the order of the events, its header first. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(byEvent.size() + 1);
    lines.add("event,facility,actor_class");
    byEvent.forEach(
        (event, said) -> lines.add(event + "," + said.facility + "," + said.actorClass));
    return lines;
  }
}

package org.forebell.delivery;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.forebell.settings.Nearest;
import org.forebell.settings.Section;

/** Reads one team of a routing. */
final class TeamReader {

  private static final int DAY_MINUTES = 24 * 60;
  private static final int WEEK_MINUTES = 7 * DAY_MINUTES;
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private final Section keys;
  private final Set<String> recipients;

  private TeamReader(Section keys, Set<String> recipients) {
    this.keys = keys;
    this.recipients = recipients;
  }

  static Team read(Section all, String name, Set<String> recipients) {
    Section keys = all.section(name, Set.of("zone", "turns", "week", "otherwise"));
    return new TeamReader(keys, recipients).read(name);
  }

  private Team read(String name) {
    String otherwise = keys.has("otherwise") ? recipient(keys, "otherwise") : null;
    return new Team(name, RecipientReader.zone(keys), turns(), week(otherwise), otherwise);
  }

  private String recipient(Section section, String key) {
    String name = section.text(key);
    if (!recipients.contains(name)) {
      throw section.refuse(
          key, "is \"" + name + "\", no recipient. " + Nearest.advice(name, recipients));
    }
    return name;
  }

  private List<Team.Turn> turns() {
    List<Team.Turn> turns = new ArrayList<>();
    for (Section each : keys.sections("turns", Set.of("recipient", "from", "to"))) {
      Team.Turn turn =
          new Team.Turn(recipient(each, "recipient"), local(each, "from"), local(each, "to"));
      if (!turn.from().isBefore(turn.to())) {
        throw each.refuse("to", "is not after from. Write when the turn ends.");
      }
      for (Team.Turn other : turns) {
        if (turn.from().isBefore(other.to()) && other.from().isBefore(turn.to())) {
          throw each.refuse(
              "from",
              "overlaps the turn of "
                  + other.recipient()
                  + " from "
                  + other.from()
                  + " to "
                  + other.to()
                  + ": two would be on duty. Let one end as the other begins.");
        }
      }
      turns.add(turn);
    }
    return List.copyOf(turns);
  }

  private static LocalDateTime local(Section section, String key) {
    String text = section.text(key);
    try {
      return LocalDateTime.parse(text);
    } catch (DateTimeException e) {
      throw section.refuse(
          key, "is \"" + text + "\". Write 2026-12-24T08:00, a time in the team's zone.");
    }
  }

  private List<Team.Shift> week(String otherwise) {
    List<Team.Shift> shifts = new ArrayList<>();
    String[] onDuty = new String[WEEK_MINUTES];
    for (Section each : keys.sections("week", Set.of("recipient", "days", "from", "to"))) {
      LocalTime from = RecipientReader.time(each, "from", each.text("from"));
      LocalTime to = RecipientReader.time(each, "to", each.text("to"));
      Team.Shift shift = new Team.Shift(recipient(each, "recipient"), days(each), from, to);
      mark(each, shift, onDuty);
      shifts.add(shift);
    }
    if (otherwise == null) {
      requireNoGap(onDuty);
    }
    return List.copyOf(shifts);
  }

  private static Set<DayOfWeek> days(Section section) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String each : section.has("days") ? section.names("days") : DAYS) {
      int day = DAYS.indexOf(each.toLowerCase(Locale.ROOT));
      if (day < 0) {
        throw section.refuse(
            "days", "has \"" + each + "\". Write mon, tue, wed, thu, fri, sat, sun.");
      }
      days.add(DayOfWeek.of(day + 1));
    }
    return days;
  }

  private static void mark(Section section, Team.Shift shift, String[] onDuty) {
    int from = minute(shift.from());
    int to = minute(shift.to());
    int length = to > from ? to - from : to - from + DAY_MINUTES;
    for (DayOfWeek day : shift.days()) {
      int start = (day.getValue() - 1) * DAY_MINUTES + from;
      for (int i = 0; i < length; i++) {
        int minute = (start + i) % WEEK_MINUTES;
        if (onDuty[minute] != null) {
          throw section.refuse(
              "from",
              "overlaps the shift of "
                  + onDuty[minute]
                  + " on "
                  + shown(minute)
                  + ": two would be on duty. Let one end as the other begins.");
        }
        onDuty[minute] = shift.recipient();
      }
    }
  }

  private void requireNoGap(String[] onDuty) {
    for (int minute = 0; minute < WEEK_MINUTES; minute++) {
      if (onDuty[minute] == null) {
        throw keys.refuse(
            "week",
            "leaves nobody on duty on "
                + shown(minute)
                + ". Add a shift, or otherwise: who answers when no shift does.");
      }
    }
  }

  private static int minute(LocalTime time) {
    return time.toSecondOfDay() / 60;
  }

  private static String shown(int minute) {
    int ofDay = minute % DAY_MINUTES;
    return String.format(
        Locale.ROOT, "%s at %02d:%02d", DAYS.get(minute / DAY_MINUTES), ofDay / 60, ofDay % 60);
  }
}

package org.forebell.delivery;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Recipients who take turns at being on duty. Somebody always is: who has a turn for these dates,
 * else who has this shift of the week, else {@code otherwise}.
 *
 * @param zone whose clock on the wall hand-overs follow
 * @param otherwise recipient for hours that no turn and no shift covers; null where there are none
 */
public record Team(String name, ZoneId zone, List<Turn> turns, List<Shift> week, String otherwise) {

  /**
   * Duty on certain dates, which comes before the week's.
   *
   * @param from local time, inclusive
   * @param to local time, exclusive
   */
  public record Turn(String recipient, LocalDateTime from, LocalDateTime to) {}

  /**
   * Duty that comes again every week.
   *
   * @param days on which it begins
   * @param to of the next day where it is not later than {@code from}
   */
  public record Shift(String recipient, Set<DayOfWeek> days, LocalTime from, LocalTime to) {}

  /** All who may be on duty. */
  Set<String> members() {
    Set<String> members = new TreeSet<>();
    turns.forEach(each -> members.add(each.recipient()));
    week.forEach(each -> members.add(each.recipient()));
    if (otherwise != null) {
      members.add(otherwise);
    }
    return members;
  }

  /** Who is on duty at an instant, epoch milliseconds. */
  public String onDuty(long at) {
    for (Turn turn : turns) {
      if (WallClock.first(turn.from(), zone) <= at && at < WallClock.first(turn.to(), zone)) {
        return turn.recipient();
      }
    }
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
    for (Shift shift : week) {
      if (covers(shift, today, at) || covers(shift, today.minusDays(1), at)) {
        return shift.recipient();
      }
    }
    return otherwise;
  }

  private boolean covers(Shift shift, LocalDate day, long at) {
    if (!shift.days().contains(day.getDayOfWeek())) {
      return false;
    }
    LocalDate lastDay = shift.to().isAfter(shift.from()) ? day : day.plusDays(1);
    return WallClock.first(day.atTime(shift.from()), zone) <= at
        && at < WallClock.first(lastDay.atTime(shift.to()), zone);
  }
}

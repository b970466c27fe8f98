package org.forebell.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a recipient is not to be disturbed by what is below warning. A night is as long as the clock
 * on the wall makes it: where the hour of the end comes twice, they end with the second.
 *
 * @param from local time of each day
 * @param to local time, of the next day where it is not later than {@code from}
 */
public record QuietHours(LocalTime from, LocalTime to) {

  /**
   * When the quiet hours around an instant end, epoch milliseconds.
   *
   * @return {@code at} itself where it is not in quiet hours
   */
  public long end(long at, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
    for (LocalDate day : new LocalDate[] {today.minusDays(1), today}) {
      long begins = WallClock.first(day.atTime(from), zone);
      LocalDate lastDay = to.isAfter(from) ? day : day.plusDays(1);
      long ends = WallClock.last(lastDay.atTime(to), zone);
      if (begins <= at && at < ends) {
        return ends;
      }
    }
    return at;
  }

  /** Whether an instant lies in them, epoch milliseconds. */
  public boolean cover(long at, ZoneId zone) {
    return end(at, zone) > at;
  }

  /** Whether a time of the day lies in them. */
  boolean cover(LocalTime time) {
    return to.isAfter(from)
        ? !time.isBefore(from) && time.isBefore(to)
        : !time.isBefore(from) || time.isBefore(to);
  }
}

package org.forebell.report;

/**
 * Reads times as the contract has them: ISO 8601 to the minute or finer, with {@code Z} or an
 * offset such as {@code +03:00}, up to nine digits of a second of which three are kept. What it
 * accepts {@link java.time.OffsetDateTime} accepts too, with the same instant to the millisecond.
 */
final class TimeText {

  /** Stands for what is no such time. */
  static final long UNPARSABLE = Long.MIN_VALUE;

  private static final int MINUTE_MILLIS = 60_000;
  private static final int LONGEST = "2016-01-01T00:00:00.123456789+00:00".length();

  private final char[] text;
  private final int end;
  private int at;
  private boolean good = true;

  private TimeText(char[] text, int offset, int length) {
    this.text = text;
    this.at = offset;
    this.end = offset + length;
  }

  /** Epoch milliseconds, or {@link #UNPARSABLE}. */
  static long millis(char[] text, int offset, int length) {
    return length > LONGEST ? UNPARSABLE : new TimeText(text, offset, length).read();
  }

  private long read() {
    long day = day();
    skip('T');
    int hour = number(2, 0, 23);
    skip(':');
    int minute = number(2, 0, 59);
    int millis = seconds();
    int offsetMinutes = offset();
    if (!good || at != end) {
      return UNPARSABLE;
    }
    return ((day * 24 + hour) * 60 + minute - offsetMinutes) * MINUTE_MILLIS + millis;
  }

  private long day() {
    int year = number(4, 0, 9999);
    skip('-');
    int month = number(2, 1, 12);
    skip('-');
    int day = number(2, 1, daysIn(year, month));
    return epochDay(year, month, day);
  }

  private static int daysIn(int year, int month) {
    if (month == 2) {
      boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
      return leap ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  // Years that begin in March put the leap day last; 719468 days lie before 1970-03-01's epoch.
  // Howard Hinnant, chrono-Compatible Low-Level Date Algorithms, days_from_civil.
  private static long epochDay(int year, int month, int day) {
    int shifted = month > 2 ? year : year - 1;
    int era = Math.floorDiv(shifted, 400);
    int yearOfEra = shifted - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }

  private int seconds() {
    if (at >= end || text[at] != ':') {
      return 0;
    }
    at++;
    int millis = 1000 * number(2, 0, 59);
    if (at < end && text[at] == '.') {
      at++;
      millis += fraction();
    }
    return millis;
  }

  private int fraction() {
    int start = at;
    int millis = 0;
    for (int unit = 100; at < end && isDigit(text[at]); unit /= 10) {
      millis += unit * (text[at++] - '0');
    }
    good &= at > start && at - start <= 9;
    return millis;
  }

  private int offset() {
    if (at < end && text[at] == 'Z') {
      at++;
      return 0;
    }
    boolean west = at < end && text[at] == '-';
    if (!west) {
      skip('+');
    } else {
      at++;
    }
    int hours = number(2, 0, 18);
    skip(':');
    int minutes = 60 * hours + number(2, 0, hours == 18 ? 0 : 59);
    return west ? -minutes : minutes;
  }

  private void skip(char expected) {
    good &= at < end && text[at] == expected;
    at++;
  }

  private int number(int digits, int least, int most) {
    int value = 0;
    for (int last = at + digits; at < last; at++) {
      if (at >= end || !isDigit(text[at])) {
        good = false;
        return least;
      }
      value = value * 10 + text[at] - '0';
    }
    good &= value >= least && value <= most;
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

package org.forebell.risk;

import java.time.Duration;

/** Spans as ISO 8601 writes them, in days where they are whole days: P7D rather than PT168H. */
public final class DurationText {

  private DurationText() {}

  public static String of(Duration span) {
    boolean wholeDays = span.equals(Duration.ofDays(span.toDays())) && !span.isZero();
    return wholeDays ? "P" + span.toDays() + "D" : span.toString();
  }
}

package org.forebell.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** How long a counterpart asks to wait: RFC 9110, 10.2.3. */
final class RetryAfter {

  /** Beyond this a counterpart asks for what nobody would do. */
  static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /** The wait that a header asks for, from seconds or a date; zero where it says nothing. */
  static Duration read(String header, Instant now) {
    Duration wait = wait(header.strip(), now);
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private static Duration wait(String header, Instant now) {
    if (header.matches("\\d{1,18}")) {
      return Duration.ofSeconds(Long.parseLong(header));
    }
    try {
      return Duration.between(
          now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from));
    } catch (DateTimeParseException e) {
      return Duration.ZERO;
    }
  }
}

package org.forebell.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.forebell.silence.Finding;
import org.forebell.silence.Hearing;

/** Who is heard from in an area, in one line. */
final class HeardLine {

  private HeardLine() {}

  /**
   * The line.
   *
   * @param hearing null where nobody was ever heard
   * @param at epoch milliseconds
   */
  static String of(Hearing hearing, long at) {
    if (hearing == null) {
      return "nobody was heard there by then";
    }
    Finding found = hearing.look(at);
    String usual = span(found.usualGap());
    String since = Instant.ofEpochMilli(found.since()).toString();
    return switch (found.answer()) {
      case CUT_OFF ->
          String.format(
              Locale.ROOT,
              "cut off: none of %d sources since %s, for %s; the usual gap is %s, so long a one has"
                  + " a chance of %.2f %%. Unknown, not safe; confidence is low while it lasts",
              found.sources(),
              since,
              span(Duration.ofMillis(at - found.since())),
              usual,
              100 * found.chance());
      case LATE ->
          String.format(
              Locale.ROOT,
              "late: %d sources, the newest reports take %s, usual are %s",
              found.sources(),
              span(found.delay()),
              span(found.usualDelay()));
      case QUIET ->
          String.format(
              Locale.ROOT,
              "quiet: %d of %d sources as usual, last at %s; the usual gap is %s, %s",
              found.sources() - found.silentSources(),
              found.sources(),
              since,
              usual,
              told(hearing));
    };
  }

  private static String told(Hearing hearing) {
    return hearing.cutOffAt() == Hearing.NEVER
        ? "too little is known to tell silence"
        : "silence is told at " + Instant.ofEpochMilli(hearing.cutOffAt());
  }

  private static String span(Duration span) {
    return span.toHours() >= 48 ? span.toDays() + " days" : Math.max(1, span.toHours()) + " h";
  }
}

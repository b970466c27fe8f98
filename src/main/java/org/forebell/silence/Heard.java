package org.forebell.silence;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.apache.commons.codec.digest.MurmurHash3;
import org.forebell.report.AccessReport;
import org.forebell.report.Incident;
import org.forebell.report.NothingToReport;
import org.forebell.report.Report;

/**
 * A sign that somebody in an area can report. The source is known by a hash alone: its name goes no
 * further.
 *
 * @param at when it became known, epoch milliseconds
 * @param delayMs how long after what it tells of, 0 or more; {@link #TELLS_NOTHING} where it tells
 *     of nothing
 */
public record Heard(String area, long at, long source, long delayMs) {

  /** Stands for the delay of a report that there is nothing to report. */
  public static final long TELLS_NOTHING = -1;

  /** The order of signs of one instant, in which no arrival counts. */
  static final Comparator<Heard> ORDER =
      Comparator.comparingLong(Heard::source).thenComparingLong(Heard::delayMs);

  /** The sign that a report gives; null where it names no area. */
  public static Heard of(Report report, long knownAt) {
    if (report instanceof Incident incident) {
      return told(incident.area(), incident.source(), incident.occurredAt(), knownAt);
    }
    if (report instanceof AccessReport access) {
      return told(access.area(), access.source(), access.occurredAt(), knownAt);
    }
    if (report instanceof NothingToReport nothing) {
      return new Heard(nothing.area(), knownAt, hash(nothing.source()), TELLS_NOTHING);
    }
    return null;
  }

  private static Heard told(String area, String source, long occurredAt, long knownAt) {
    return new Heard(area, knownAt, hash(source), Math.max(0, knownAt - occurredAt));
  }

  private static long hash(String text) {
    return MurmurHash3.hash128x64(text.getBytes(StandardCharsets.UTF_8))[0];
  }
}

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
 * @param reportedAt when its sender says to have reported, at most {@code at}: a clock that runs
 *     ahead makes nobody's next sign old
 * @param report its id; empty where it tells of nothing
 * @param delayMs how long after what it tells of, 0 or more; {@link #TELLS_NOTHING} where it tells
 *     of nothing
 */
public record Sign(
    String area, long at, long source, long reportedAt, String report, long delayMs) {

  /** Stands for the delay of a report that there is nothing to report. */
  public static final long TELLS_NOTHING = -1;

  /** The order of signs of one instant, in which no arrival counts. */
  static final Comparator<Sign> ORDER =
      Comparator.comparingLong(Sign::source)
          .thenComparingLong(Sign::reportedAt)
          .thenComparing(Sign::report)
          .thenComparingLong(Sign::delayMs);

  /** The sign that a report gives; null where it names no area. */
  public static Sign of(Report report, long knownAt) {
    if (report instanceof Incident incident) {
      return told(incident.area(), report, incident.id(), incident.occurredAt(), knownAt);
    }
    if (report instanceof AccessReport access) {
      return told(access.area(), report, access.id(), access.occurredAt(), knownAt);
    }
    if (report instanceof NothingToReport nothing) {
      return new Sign(
          nothing.area(), knownAt, hash(report), said(report, knownAt), "", TELLS_NOTHING);
    }
    return null;
  }

  private static Sign told(String area, Report report, String id, long occurredAt, long knownAt) {
    long delay = Math.max(0, knownAt - occurredAt);
    return new Sign(area, knownAt, hash(report), said(report, knownAt), id, delay);
  }

  private static long said(Report report, long knownAt) {
    return Math.min(report.reportedAt(), knownAt);
  }

  private static long hash(Report report) {
    return MurmurHash3.hash128x64(report.source().getBytes(StandardCharsets.UTF_8))[0];
  }
}

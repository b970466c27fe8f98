package org.forebell.flink;

import java.util.Arrays;
import java.util.Comparator;
import org.forebell.report.Subject;

/**
 * A record on its way out: an assessment or an alert, already in the words of its contract.
 *
 * @param at the time of the decision, epoch milliseconds
 * @param version of the alert, 0 for an assessment
 */
public record Published(String area, Subject subject, long at, int version, byte[] json) {

  /**
   * The order of files: by time, area, subject and version; an alert of silence may share all of
   * them with another.
   */
  public static final Comparator<Published> ORDER =
      Comparator.comparingLong(Published::at)
          .thenComparing(Published::area)
          .thenComparing(Published::subject)
          .thenComparingInt(Published::version)
          .thenComparing(Published::json, Arrays::compare);
}

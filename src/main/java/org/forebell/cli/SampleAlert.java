package org.forebell.cli;

import java.time.Duration;
import java.util.List;
import org.forebell.alert.AlertId;
import org.forebell.alert.Change;
import org.forebell.alert.Confidence;
import org.forebell.alert.PublishedAlert;
import org.forebell.report.Subject;
import org.forebell.risk.Counts;
import org.forebell.risk.Level;

/** An alert that nobody decided, to see whom one like it would reach. */
final class SampleAlert {

  private static final Duration VALID = Duration.ofDays(7);

  private SampleAlert() {}

  /**
   * The first version of an alert.
   *
   * @param published epoch milliseconds
   * @param silence whether it is about nobody reporting
   */
  static PublishedAlert of(
      String area,
      Subject subject,
      Level level,
      long published,
      boolean exercise,
      boolean silence) {
    Counts.Window none = new Counts.Window(0, 0, 0);
    return new PublishedAlert(
        silence ? PublishedAlert.Kind.SILENCE : PublishedAlert.Kind.RISK,
        AlertId.of(area, subject, published),
        1,
        Change.RAISED,
        area,
        null,
        subject,
        level,
        Level.NORMAL,
        published,
        VALID,
        0,
        0,
        Confidence.LOW,
        List.of(),
        new Counts(none, none, none, 0),
        List.of(),
        List.of(),
        0,
        null,
        published + VALID.toMillis(),
        exercise,
        false,
        null,
        "none",
        "none");
  }
}

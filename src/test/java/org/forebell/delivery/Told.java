package org.forebell.delivery;

import java.time.Duration;
import java.util.List;
import org.forebell.alert.AccessLine;
import org.forebell.alert.Change;
import org.forebell.alert.Confidence;
import org.forebell.alert.PublishedAlert;
import org.forebell.report.Subject;
import org.forebell.risk.Counts;
import org.forebell.risk.Factor;
import org.forebell.risk.Level;

/** Alerts for tests, with something in every field. */
final class Told {

  static final Duration VALID = Duration.ofDays(7);

  private Told() {}

  static PublishedAlert alert(
      String id, int version, Change change, String area, Level level, long at) {
    return new PublishedAlert(
        PublishedAlert.Kind.RISK,
        id,
        version,
        change,
        area,
        new PublishedAlert.Where("XA01", "pcode", "North", "XAA", "Exampleland"),
        Subject.STAFF,
        level,
        Level.NORMAL,
        at,
        VALID,
        0.25,
        0.02,
        Confidence.MODERATE,
        List.of(new Factor("threats", 2, 1_200_000)),
        new Counts(
            new Counts.Window(1, 2, 3), new Counts.Window(4, 5, 6), new Counts.Window(7, 8, 9), 1),
        List.of(new AccessLine("checkpoint", "delayed", 1)),
        List.of("report-1", "report-2"),
        2,
        new PublishedAlert.StepsDown(Duration.ofDays(6), 0.035, 0.003, 1.4),
        at + VALID.toMillis(),
        false,
        false,
        null,
        "model 1",
        "policy 1");
  }

  static PublishedAlert with(PublishedAlert alert, boolean silence, boolean test, boolean muted) {
    return new PublishedAlert(
        silence ? PublishedAlert.Kind.SILENCE : PublishedAlert.Kind.RISK,
        alert.id(),
        alert.version(),
        alert.change(),
        alert.area(),
        alert.where(),
        alert.subject(),
        alert.level(),
        alert.previousLevel(),
        alert.at(),
        alert.horizon(),
        alert.probability(),
        alert.usual(),
        alert.confidence(),
        alert.factors(),
        alert.counts(),
        alert.access(),
        alert.evidence(),
        alert.evidenceTotal(),
        alert.exit(),
        alert.validUntil(),
        test,
        muted,
        null,
        alert.model(),
        alert.policy());
  }

  static PublishedAlert with(PublishedAlert alert, PublishedAlert.Exit exit) {
    return new PublishedAlert(
        alert.kind(),
        alert.id(),
        alert.version(),
        alert.change(),
        alert.area(),
        null,
        alert.subject(),
        alert.level(),
        alert.previousLevel(),
        alert.at(),
        alert.horizon(),
        alert.probability(),
        alert.usual(),
        alert.confidence(),
        alert.factors(),
        alert.counts(),
        alert.access(),
        alert.evidence(),
        alert.evidenceTotal(),
        exit,
        alert.validUntil(),
        alert.test(),
        alert.muted(),
        null,
        alert.model(),
        alert.policy());
  }
}

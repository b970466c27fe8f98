package org.forebell.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.forebell.alert.AccessLine;
import org.forebell.alert.Change;
import org.forebell.alert.Confidence;
import org.forebell.alert.PublishedAlert;
import org.forebell.alert.PublishedAlert.Exit;
import org.forebell.alert.PublishedAlert.HeardAgain;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.alert.PublishedAlert.Released;
import org.forebell.alert.PublishedAlert.StepsDown;
import org.forebell.alert.PublishedAlert.Where;
import org.forebell.alert.PublishedAlert.Withdrawn;
import org.forebell.delivery.Address;
import org.forebell.delivery.Language;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.Tier;
import org.forebell.report.Subject;
import org.forebell.risk.Counts;
import org.forebell.risk.Factor;
import org.forebell.risk.Level;
import org.forebell.silence.Silence;

/** Alerts and parcels that tests begin with. */
final class Samples {

  static final long AT = Instant.parse("2024-03-17T19:16:14.924Z").toEpochMilli();
  static final ZoneId JUBA = ZoneId.of("Africa/Juba");
  static final Where UPPER_RIVER = new Where("SS04", "pcode", "Upper River", "SSD", "Some Country");

  /** Six sources, none of them heard for four days and an hour. */
  static final Silence SILENCE =
      new Silence(AT - Duration.ofHours(97).toMillis(), 6, 6, Duration.ofHours(31), 0.0012);

  private Samples() {}

  static Posture posture() {
    try (InputStream in = Samples.class.getResourceAsStream("/config/posture.yaml")) {
      return Posture.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An alert, all of whose other fields are ordinary. */
  record Sample(
      Kind kind,
      Change change,
      Level level,
      Level previous,
      Subject subject,
      String area,
      Where where,
      double probability,
      boolean test) {

    Sample change(Change other) {
      return new Sample(kind, other, level, previous, subject, area, where, probability, test);
    }

    Sample level(Level other) {
      return new Sample(kind, change, other, previous, subject, area, where, probability, test);
    }

    Sample previous(Level other) {
      return new Sample(kind, change, level, other, subject, area, where, probability, test);
    }

    Sample subject(Subject other) {
      return new Sample(kind, change, level, previous, other, area, where, probability, test);
    }

    Sample where(Where other) {
      String written = other.country() + "/" + other.code();
      return new Sample(kind, change, level, previous, subject, written, other, probability, test);
    }

    Sample unplaced(String written) {
      return new Sample(kind, change, level, previous, subject, written, null, probability, test);
    }

    Sample probability(double other) {
      return new Sample(kind, change, level, previous, subject, area, where, other, test);
    }

    Sample silence() {
      return new Sample(
          Kind.SILENCE, change, level, previous, subject, area, where, probability, test);
    }

    Sample exercise() {
      return new Sample(kind, change, level, previous, subject, area, where, probability, true);
    }

    /** Said of an area where those who used to report do not; null while they do. */
    PublishedAlert cutOff(Silence silence) {
      PublishedAlert heard = alert();
      return new PublishedAlert(
          heard.kind(),
          heard.id(),
          heard.version(),
          heard.change(),
          heard.area(),
          heard.where(),
          heard.subject(),
          heard.level(),
          heard.previousLevel(),
          heard.at(),
          heard.horizon(),
          heard.probability(),
          heard.usual(),
          Confidence.LOW,
          heard.factors(),
          heard.counts(),
          heard.access(),
          heard.evidence(),
          heard.evidenceTotal(),
          heard.exit(),
          heard.validUntil(),
          heard.test(),
          heard.muted(),
          silence,
          heard.model(),
          heard.policy());
    }

    private PublishedAlert silent() {
      return new PublishedAlert(
          kind,
          "9C4H-2QF6",
          2,
          change,
          area,
          where,
          subject,
          level,
          previous,
          AT,
          Duration.ZERO,
          Double.NaN,
          Double.NaN,
          Confidence.LOW,
          List.of(),
          Counts.NONE,
          List.of(),
          List.of("desk-7/r-1", "desk-7/r-2"),
          2,
          new HeardAgain(),
          AT + Duration.ofDays(7).toMillis(),
          test,
          false,
          SILENCE,
          "rhythm/1",
          "none");
    }

    PublishedAlert alert() {
      if (kind == Kind.SILENCE) {
        return silent();
      }
      return new PublishedAlert(
          kind,
          "H6V2-DLPN",
          3,
          change,
          area,
          where,
          subject,
          level,
          previous,
          AT,
          Duration.ofDays(7),
          probability,
          0.09,
          Confidence.MODERATE,
          List.of(
              new Factor("world_rate", 0.0024, -6_030_000),
              new Factor("recent_incidents", 9.5, 875_469),
              new Factor("threats", 3, 512_000),
              new Factor("area_long_run", 0.4, -220_000),
              new Factor("near_areas", 1, 90_000)),
          new Counts(
              new Counts.Window(1, 0, 0),
              new Counts.Window(3, 7, 1),
              new Counts.Window(12, 26, 2),
              2),
          List.of(
              new AccessLine("hostilities", "closed", 1),
              new AccessLine("restriction_movement", "restricted", 0)),
          List.of("desk-7/r-1", "desk-7/r-2"),
          12,
          exit(),
          AT + Duration.ofDays(7).toMillis(),
          test,
          false,
          null,
          "hazard/1",
          "31d5c832");
    }

    private Exit exit() {
      return switch (change) {
        case CLEARED -> new Released();
        case CANCELLED -> new Withdrawn();
        default -> new StepsDown(Duration.ofDays(6), 0.16, 0.03, 1.6);
      };
    }
  }

  /** An alert that rose from warning to critical for staff. */
  static Sample critical() {
    return new Sample(
        Kind.RISK,
        Change.ESCALATED,
        Level.CRITICAL,
        Level.WARNING,
        Subject.STAFF,
        "SSD/SS04",
        UPPER_RIVER,
        0.62,
        false);
  }

  static Parcel parcel(Language language, Tier tier, Letter letter) {
    return new Parcel(
        "duty-desk", new Address("mail", "desk@example.org"), language, JUBA, tier, letter, 1);
  }

  static Parcel parcel(Language language, Tier tier, PublishedAlert alert) {
    Letter letter =
        new Letter.OfAlert(
            alert,
            List.of(
                new Letter.Earlier(1, AT - 90_000_000L), new Letter.Earlier(2, AT - 40_000_000L)),
            true);
    return parcel(language, tier, letter);
  }

  static Parcel inside(Language language, UnaryOperator<Sample> change) {
    return parcel(language, Tier.INSIDE, change.apply(critical()).alert());
  }
}

package org.forebell.channel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.forebell.alert.AccessLine;
import org.forebell.alert.Change;
import org.forebell.alert.Confidence;
import org.forebell.alert.PublishedAlert;
import org.forebell.delivery.Address;
import org.forebell.delivery.Language;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.Tier;
import org.forebell.report.Subject;
import org.forebell.risk.Counts;
import org.forebell.risk.Factor;
import org.forebell.risk.Level;
import org.forebell.wording.Posture;

/** Parcels to be sent, of an alert that lives through six versions. */
public final class Parcels {

  static final String ID = "K7RT-4MQD";
  static final Instant BEGIN = Instant.parse("2026-11-16T06:00:00Z");
  static final List<Change> SIX =
      List.of(
          Change.RAISED,
          Change.ESCALATED,
          Change.UPDATED,
          Change.ESCALATED,
          Change.DEESCALATED,
          Change.CLEARED);
  private static final List<Level> LEVELS =
      List.of(
          Level.NORMAL,
          Level.WATCH,
          Level.WARNING,
          Level.WARNING,
          Level.CRITICAL,
          Level.WATCH,
          Level.NORMAL);

  private Parcels() {}

  /** The posture table as shipped. */
  static Posture posture() {
    try (InputStream in =
        new ByteArrayInputStream(Files.readAllBytes(Path.of("config/posture.yaml")))) {
      return Posture.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long at(int version) {
    return BEGIN.plus(Duration.ofHours(version - 1L)).toEpochMilli();
  }

  /** One of six versions of an alert, from 1. */
  static PublishedAlert version(int version) {
    return alert(
        ID, version, SIX.get(version - 1), LEVELS.get(version), LEVELS.get(version - 1), false);
  }

  static PublishedAlert exercise() {
    return alert("FXRC-2222", 1, Change.RAISED, Level.WARNING, Level.NORMAL, true);
  }

  static PublishedAlert alert(
      String id, int version, Change change, Level level, Level before, boolean test) {
    Counts.Window window = new Counts.Window(2, 3, 1);
    return new PublishedAlert(
        PublishedAlert.Kind.RISK,
        id,
        version,
        change,
        "SSD/Jonglei",
        new PublishedAlert.Where("SS04", "pcode", "Jonglei", "SSD", "South Sudan"),
        Subject.STAFF,
        level,
        before,
        at(version),
        Duration.ofDays(7),
        0.25,
        0.05,
        Confidence.MODERATE,
        List.of(new Factor("recent_incidents", 2, 900_000), new Factor("near_areas", 1, -100_000)),
        new Counts(window, window, window, 1),
        List.of(new AccessLine("restriction_movement", "denied", 1)),
        List.of("report-1", "report-2"),
        2,
        new PublishedAlert.StepsDown(Duration.ofDays(6), 0.16, 0.16, 1.6),
        at(version) + Duration.ofDays(7).toMillis(),
        test,
        false,
        null,
        "model-1",
        "policy-1");
  }

  static Parcel to(String channel, String address, PublishedAlert alert) {
    List<Letter.Earlier> earlier =
        IntStream.range(1, alert.version())
            .mapToObj(version -> new Letter.Earlier(version, at(version)))
            .toList();
    return with(channel, address, new Letter.OfAlert(alert, earlier, true));
  }

  static Parcel with(String channel, String address, Letter letter) {
    return new Parcel(
        "ssd-officer",
        new Address(channel, address),
        Language.ENGLISH,
        ZoneId.of("Africa/Juba"),
        Tier.INSIDE,
        letter,
        1);
  }

  static Parcel as(Tier tier, Parcel parcel) {
    return new Parcel(
        parcel.recipient(),
        parcel.address(),
        parcel.language(),
        parcel.zone(),
        tier,
        parcel.letter(),
        parcel.attempt());
  }

  /** Opens channels by settings as people write them, indented by two. */
  static Channels open(String yaml, Map<String, String> environment) {
    return Channels.open(
        Channels.read("channels.yaml", "channels:\n" + yaml.indent(2)),
        posture(),
        parcel -> "",
        new Secrets(environment::get));
  }
}

package org.forebell.bulletin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.bulletin.Bulletin.Actions;
import org.forebell.bulletin.Bulletin.AreaNow;
import org.forebell.bulletin.Bulletin.Head;
import org.forebell.bulletin.Bulletin.Move;
import org.forebell.bulletin.Bulletin.Rejections;
import org.forebell.bulletin.Bulletin.Unheard;
import org.forebell.bulletin.Bulletin.Waiting;
import org.forebell.bulletin.Gathered.Topic;
import org.forebell.place.Gazetteer;
import org.forebell.risk.Level;
import org.forebell.wording.Redaction;
import org.forebell.wording.Told;

/** Makes a bulletin of what was gathered: the same records and edition always make the same one. */
public final class Editor {

  private final Redaction redaction;
  private final Gazetteer places;

  public Editor(Redaction redaction, Gazetteer places) {
    this.redaction = redaction;
    this.places = places;
  }

  /** The bulletin of the instant up to which was gathered. */
  public Bulletin edit(Gathered gathered, Edition edition) {
    Sight sight = new Sight(redaction, edition.tier(), places::find);
    List<Course> alerts = gathered.alerts().stream().map(Course::new).toList();
    long yesterday = gathered.at() - Gathered.DAY_MS;
    List<Move> moves = Moves.within(alerts, yesterday, sight);
    List<AreaNow> areas = AreasNow.of(gathered, alerts, sight);
    Fared fared = new Fared(gathered, sight);
    Actions actions = actions(gathered, alerts, sight);
    return new Bulletin(
        head(gathered, edition, sight),
        News.of(moves, areas, actions),
        moves,
        areas,
        CountryMaps.of(areas, places),
        Tallies.of(gathered, sight),
        Roads.of(gathered, alerts, sight),
        sight.seesUs() ? unheard(gathered, alerts, sight) : null,
        withdrawn(alerts, yesterday, sight),
        Outlook.of(gathered, fared, sight),
        fared.verdict(alerts),
        actions);
  }

  private static Head head(Gathered gathered, Edition edition, Sight sight) {
    ZonedDateTime day = Instant.ofEpochMilli(gathered.at()).atZone(ZoneOffset.UTC);
    return new Head(
        edition,
        String.format(Locale.ROOT, "%04d-%03d", day.getYear(), day.getDayOfYear()),
        gathered.at(),
        gathered.tick(),
        gathered.decidedUpTo(),
        List.copyOf(gathered.models()),
        List.copyOf(gathered.policies()),
        sight.version(),
        gathered.latest().size(),
        gathered.unreadable());
  }

  private static Unheard unheard(Gathered gathered, List<Course> alerts, Sight sight) {
    List<Told> silent =
        alerts.stream()
            .filter(each -> each.isOpen() && each.newest().kind() == Kind.SILENCE)
            .map(each -> sight.told(each.newest()))
            .sorted(Comparator.comparingLong(Told::at).thenComparing(Told::id))
            .toList();
    List<Rejections> rejected = new ArrayList<>();
    gathered
        .rejected()
        .forEach(
            (reason, counts) -> {
              if (counts[1] > 0) {
                rejected.add(new Rejections(reason.code(), counts[0], counts[1]));
              }
            });
    rejected.sort(
        Comparator.comparingInt((Rejections each) -> -each.last24h())
            .thenComparing(each -> -each.last7d())
            .thenComparing(Rejections::reason));
    return new Unheard(silent, List.copyOf(rejected), gathered.hasRead(Topic.REJECTED));
  }

  private static List<Told> withdrawn(List<Course> alerts, long after, Sight sight) {
    return alerts.stream()
        .map(Course::newest)
        .filter(each -> each.at() > after && each.change() == Change.CANCELLED)
        .filter(sight::sees)
        .map(sight::told)
        .toList();
  }

  /** What is at warning or above and was answered by nobody since it was raised. */
  private static Actions actions(Gathered gathered, List<Course> alerts, Sight sight) {
    if (!sight.seesUs()) {
      return null;
    }
    if (!Answers.areKnown(gathered)) {
      return new Actions(false, List.of());
    }
    List<Waiting> waiting =
        alerts.stream()
            .filter(Course::isOpen)
            .map(each -> new Waiting(sight.told(each.newest()), Answers.of(each, gathered, sight)))
            .filter(each -> !each.answer().isGiven())
            .filter(each -> each.answer().asked() || mustBeAnswered(each.alert()))
            .sorted(
                Comparator.comparing(
                        (Waiting each) -> each.alert().level(), Comparator.reverseOrder())
                    .thenComparing(each -> each.answer().since())
                    .thenComparing(each -> each.alert().id()))
            .toList();
    return new Actions(true, waiting);
  }

  private static boolean mustBeAnswered(Told alert) {
    return alert.level().compareTo(Level.WARNING) >= 0;
  }
}

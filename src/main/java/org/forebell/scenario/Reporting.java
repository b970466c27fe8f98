package org.forebell.scenario;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.forebell.scenario.Happening.Kind;

/**
 * How what happens becomes records: forwarded, corrected, withdrawn, late, twice, or not at all.
 */
final class Reporting {

  private static final long MINUTE = 60_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final int FLOOD = 150;

  private final Scenario scenario;
  private final SplittableRandom random;
  private final ReportDesk desk;
  private final Consumer<Scene> send;
  private long number;

  Reporting(Scenario scenario, SplittableRandom random, Consumer<Scene> send) {
    this.scenario = scenario;
    this.random = random;
    this.desk = new ReportDesk(scenario.canaries(), random.split());
    this.send = send;
  }

  /** One or more desks tell of what happened. */
  void report(ScenarioArea area, long at, Kind kind) {
    Happening happening = new Happening(++number, area, at, kind);
    String id = "r-" + number;
    long reportedAt = atTheDesk(at + delay());
    String name = desk.desk(area, teller(area, at));
    boolean forwarded = chance(scenario.shares().forwards());
    String event = forwarded ? "e-" + number : null;
    tell(id, event, name, area.area(), happening, reportedAt);
    if (forwarded) {
      forward(id, event, happening, reportedAt);
    }
    if (chance(scenario.shares().duplicates())) {
      tell(id, event, name, area.area(), happening, reportedAt);
    }
    if (chance(scenario.shares().corrections())) {
      correct(id, event, name, happening, reportedAt);
    }
    if (chance(scenario.shares().retractions())) {
      long when = reportedAt + (chance(0.3) ? -2 * MINUTE : HOUR + random.nextLong(2 * DAY));
      send(false, area.area(), when, desk.retraction("x-" + id, id, name, when));
    }
    if (chance(scenario.shares().hostile())) {
      send(false, area.area(), reportedAt, Hostile.record(number, random));
    }
  }

  /** A desk tells of it and withdraws it on the evening of the same day. */
  void reportAndTakeBack(ScenarioArea area, long at, Kind kind) {
    Happening happening = new Happening(++number, area, at, kind);
    String id = "r-" + number;
    String name = desk.desk(area, 1);
    tell(id, null, name, area.area(), happening, at + 20 * MINUTE);
    long evening = at - Math.floorMod(at, DAY) + 19 * HOUR + number % 7 * MINUTE;
    send(false, area.area(), evening, desk.retraction("x-" + id, id, name, evening));
  }

  /** A constraint on access: it ends by its stated end, by word that the way is open, or by age. */
  void constrain(ScenarioArea area, long at) {
    String id = "a-" + ++number;
    String name = desk.desk(area, 1);
    String constraint = desk.constraint();
    String route = chance(0.5) ? "corridor-" + random.nextInt(9) : null;
    Long until = chance(0.3) ? at + DAY + random.nextLong(9 * DAY) : null;
    long reportedAt = at + 30 * MINUTE;
    String effect = chance(0.5) ? "denied" : "restricted";
    send(
        true,
        area.area(),
        reportedAt,
        desk.access(id, name, area.area(), at, reportedAt, constraint, effect, route, until));
    if (until == null && chance(0.6)) {
      long open = at + DAY + random.nextLong(12 * DAY);
      send(
          true,
          area.area(),
          open,
          desk.access(
              id + "-open", name, area.area(), open, open, constraint, "open", route, null));
    }
  }

  /** The way into an area is closed, and opened again. */
  void closeCorridor(ScenarioArea area, long from, long to) {
    String name = desk.desk(area, 2);
    String route = "corridor-12";
    send(
        true,
        area.area(),
        from,
        desk.access(
            "a-corridor-12", name, area.area(), from, from, "hostilities", "closed", route, null));
    send(
        true,
        area.area(),
        to,
        desk.access(
            "a-corridor-12-open", name, area.area(), to, to, "hostilities", "open", route, null));
  }

  /** One desk sends in an hour what it sends in a year. */
  void flood(ScenarioArea area, long from) {
    String name = desk.desk(area, 9);
    for (int i = 0; i < FLOOD; i++) {
      long at = from + i * 20_000L;
      Happening same = new Happening(++number, area, from, Kind.FIGHTING_NEARBY);
      tell("flood-" + i, "e-flood", name, area.area(), same, at);
    }
  }

  private void forward(String id, String event, Happening of, long reportedAt) {
    int desks = 1 + random.nextInt(3);
    for (int i = 1; i <= desks; i++) {
      long later = reportedAt + i * 40 * MINUTE;
      String other = desk.desk(of.area(), of.area().desks() + i);
      tell(id + "-f" + i, event, other, of.area().area(), of, later);
    }
  }

  /** The same id, told again later: of another kind, of another event, or of another area. */
  private void correct(String id, String event, String name, Happening of, long reportedAt) {
    Kind[] kinds = Kind.values();
    Kind kind = kinds[random.nextInt(kinds.length)];
    Happening corrected = new Happening(of.number(), of.area(), of.at() - HOUR, kind);
    boolean moved = chance(scenario.shares().moves() / scenario.shares().corrections());
    String area =
        moved
            ? scenario.areas().get(random.nextInt(scenario.areas().size())).area()
            : of.area().area();
    String otherEvent = chance(0.2) ? "e-" + (of.number() - 1) : event;
    tell(id, otherEvent, name, area, corrected, reportedAt + HOUR + random.nextLong(3 * DAY));
  }

  private void tell(
      String id, String event, String name, String area, Happening of, long reportedAt) {
    send(
        false,
        area,
        reportedAt,
        desk.incident(id, event, name, area, of, reportedAt, "as told by radio"));
  }

  private void send(boolean access, String area, long reportedAt, byte[] value) {
    send.accept(new Scene(access, area, reportedAt + random.nextInt(3) * 1_000L, value));
  }

  /** Most is told within hours, some after days, some after weeks. */
  private long delay() {
    if (chance(scenario.shares().late())) {
      return chance(0.3) ? 7 * DAY + random.nextLong(30 * DAY) : DAY + random.nextLong(4 * DAY);
    }
    return 5 * MINUTE + random.nextLong(3 * HOUR);
  }

  /** On nine weekdays in ten a desk says in the morning that it has nothing to report. */
  void nothing(ScenarioArea area, long midnight) {
    if (!isWeekend(midnight) && chance(0.9)) {
      long at = midnight + 7 * HOUR + random.nextLong(2 * HOUR);
      send(false, area.area(), at, desk.nothing(desk.desk(area, 1), area.area(), at));
    }
  }

  /** When somebody is at the desk to write it. */
  private long atTheDesk(long from) {
    long at = from;
    while (scenario.deskHours() && !chance(manned(at))) {
      at += HOUR;
    }
    return at;
  }

  private static double manned(long at) {
    double hour = Math.floorMod(at, DAY) / (double) HOUR;
    boolean day = hour >= 6 && hour < 18;
    return (day ? 1 : 0.08) * (isWeekend(at) ? 0.35 : 1);
  }

  private static boolean isWeekend(long at) {
    // 1970-01-01 was a Thursday.
    return Math.floorMod(Math.floorDiv(at, DAY) + 3, 7) >= 5;
  }

  /** The first desk of the first country falls silent in the story; others tell in its place. */
  private int teller(ScenarioArea area, long at) {
    int teller = 1 + random.nextInt(area.desks());
    long silentFrom = scenario.start().toEpochMilli() + Story.SILENT_FROM_DAY * DAY;
    boolean silent = scenario.story() && teller == 1 && area.desks() > 1 && at >= silentFrom;
    return silent ? 2 : teller;
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }
}

package org.forebell.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A made-up world and how long it is watched.
 *
 * @param seed the same seed gives the same records
 * @param start of the first day, at midnight UTC
 * @param story whether the arcs of the demo are told: a rise and a fall, a warning taken back, a
 *     closed corridor, a flood, a desk that falls silent
 * @param canaries whether every free field carries a string that must never leave
 * @param deskHours whether desks write by day and on weekdays, and seldom at other times; in every
 *     second area one says every morning of a weekday that it has nothing to report
 */
public record Scenario(
    long seed,
    Instant start,
    int days,
    List<ScenarioArea> areas,
    Shares shares,
    boolean story,
    boolean canaries,
    boolean deskHours) {

  /** What every canary begins with. */
  public static final String CANARY = "CANARY";

  private static final Instant START = Instant.parse("2024-03-04T00:00:00Z");

  /** A world whose desks write around the clock. */
  public Scenario(
      long seed,
      Instant start,
      int days,
      List<ScenarioArea> areas,
      Shares shares,
      boolean story,
      boolean canaries) {
    this(seed, start, days, areas, shares, story, canaries, false);
  }

  /** Eleven weeks in three countries, to be watched by a person. */
  public static Scenario demo(long seed) {
    return new Scenario(
        seed,
        START,
        77,
        List.of(
            new ScenarioArea(Story.RISING, 0.1, 0, 4),
            new ScenarioArea("XAA/Salt Coast", 0.5, 0.1, 3),
            new ScenarioArea("XAA/Inner Lakes", 0.3, 0.05, 2),
            new ScenarioArea("XAB/The Crossing", 5, 3, 5),
            new ScenarioArea(Story.TAKEN_BACK, 0, 0, 3),
            new ScenarioArea("XAB/North Steppe", 0.6, 0.2, 2),
            new ScenarioArea("XAC/Old Quarries", 0.4, 0.1, 1),
            new ScenarioArea("XAC/Amber Valley", 0.3, 0.1, 1),
            new ScenarioArea(Story.ONE_REPORT, 0, 0, 1)),
        Shares.USUAL,
        true,
        false);
  }

  /** Three months in six areas: small enough for tests, and with everything in it. */
  public static Scenario small(long seed) {
    return new Scenario(seed, START, 90, areas(2, 3, 1), Shares.USUAL, false, false);
  }

  /** About so many records, over sixty areas. */
  public static Scenario load(long seed, int records) {
    int days = 60;
    double perWeek = records / 60.0 / (days / 7.0) / 6.2;
    return new Scenario(seed, START, days, areas(6, 10, perWeek), Shares.USUAL, false, false);
  }

  /**
   * Two years in twenty areas, from about one report a week to about a hundred, whose desks have
   * nights and weekends.
   */
  public static Scenario rhythm(long seed) {
    List<ScenarioArea> areas = new ArrayList<>();
    double pace = 0.3;
    for (int i = 0; i < 20; i++) {
      areas.add(new ScenarioArea("XA" + (char) ('A' + i % 4) + "/District " + i, pace, pace, 2));
      pace *= 1.25;
    }
    Instant start = Instant.parse("2022-01-01T00:00:00Z");
    return new Scenario(seed, start, 730, areas, Shares.USUAL, false, false, true);
  }

  /** The same world, with canaries in all that must stay inside. */
  public Scenario withCanaries() {
    return new Scenario(seed, start, days, areas, shares, story, true, deskHours);
  }

  /** The records, in the order in which they arrive. */
  public Iterator<Scene> scenes() {
    return new ScenePlayer(this);
  }

  private static List<ScenarioArea> areas(int countries, int each, double pace) {
    List<ScenarioArea> areas = new ArrayList<>();
    for (int country = 0; country < countries; country++) {
      for (int number = 0; number < each; number++) {
        String name = "XA" + (char) ('A' + country) + "/District " + (number + 1);
        double density = pace * 2.0 * (number + 1) / (each + 1);
        areas.add(new ScenarioArea(name, 2 * density, density, 1 + number % 4));
      }
    }
    return areas;
  }
}

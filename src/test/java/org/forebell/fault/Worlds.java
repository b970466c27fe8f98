package org.forebell.fault;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.forebell.flink.Stamps;
import org.forebell.scenario.Scenario;
import org.forebell.scenario.ScenarioArea;
import org.forebell.scenario.Scene;
import org.forebell.scenario.Shares;

/** What there is to report, without end: forty areas in three countries, some 190 reports a day. */
final class Worlds {
  private static final long DAY = 86_400_000L;
  private static final int DAYS = 5000;
  private static final int AN_ERA = 3;

  /** Codes from XAA to XZZ belong to nobody. */
  private static final int COUNTRIES = 26 * 26 / 3;

  private Worlds() {}

  static Iterator<Scene> of(Stamps stamps, long seed) {
    return switch (stamps) {
      case SENDER -> world(seed, Instant.parse("2024-03-04T00:00:00Z"), DAYS, 0).scenes();
      case BROKER -> ofToday(seed);
    };
  }

  /**
   * Where the broker's clock counts, all is of the last days; so every three days of the world a
   * new one begins, in countries never heard of, and there is always something to tell.
   */
  private static Iterator<Scene> ofToday(long seed) {
    long today = Math.floorDiv(System.currentTimeMillis(), DAY) * DAY;
    Instant start = Instant.ofEpochMilli(today - AN_ERA * DAY);
    return Stream.iterate(0, era -> era + 1)
        .flatMap(era -> stream(world(seed + era, start, AN_ERA, era), era))
        .iterator();
  }

  /** Told at its time after the eras before; what is told late is not told at all. */
  private static Stream<Scene> stream(Scenario world, int era) {
    long end = world.start().toEpochMilli() + AN_ERA * DAY;
    Iterable<Scene> scenes = world::scenes;
    return java.util.stream.StreamSupport.stream(scenes.spliterator(), false)
        .takeWhile(scene -> scene.knownAt() < end)
        .map(
            scene ->
                new Scene(
                    scene.access(),
                    scene.area(),
                    scene.knownAt() + era * AN_ERA * DAY,
                    scene.value()));
  }

  private static Scenario world(long seed, Instant start, int days, int era) {
    List<ScenarioArea> areas =
        IntStream.range(0, 40).mapToObj(number -> area(number, era)).toList();
    return new Scenario(seed, start, days, areas, Shares.USUAL, false, false);
  }

  /** Quiet ones and busy ones. */
  private static ScenarioArea area(int number, int era) {
    int country = 3 * (era % COUNTRIES) + number % 3;
    String code = "X" + (char) ('A' + country / 26) + (char) ('A' + country % 26);
    String name =
        code + "/District " + number + (era < COUNTRIES ? "" : " of round " + era / COUNTRIES);
    double pace = 1.0 + number % 5;
    return new ScenarioArea(name, 2 * pace, pace, 1 + number % 4);
  }
}

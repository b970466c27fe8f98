package org.forebell.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.forebell.scenario.Happening.Kind;
import org.forebell.scenario.Story.Beat;

/**
 * Lets hour after hour pass in every area, and has desks report what happens. Records that are
 * under way wait in a queue, which holds what is late and no more.
 */
final class ScenePlayer implements Iterator<Scene> {

  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;

  private record Waiting(Scene scene, long number) {}

  private final Scenario scenario;
  private final SplittableRandom random;
  private final List<Tension> tensions = new ArrayList<>();
  private final PriorityQueue<Waiting> underWay =
      new PriorityQueue<>(
          Comparator.comparingLong((Waiting each) -> each.scene.knownAt())
              .thenComparingLong(Waiting::number));
  private final Map<Integer, List<Beat>> beats = new HashMap<>();
  private final Reporting reporting;
  private long sent;
  private int hour;

  ScenePlayer(Scenario scenario) {
    this.scenario = scenario;
    this.random = new SplittableRandom(scenario.seed());
    for (ScenarioArea area : scenario.areas()) {
      tensions.add(new Tension(area, random.split()));
    }
    this.reporting = new Reporting(scenario, random.split(), this::send);
    if (scenario.story()) {
      for (Beat beat : Story.beats()) {
        beats.computeIfAbsent(beat.day() * 24 + beat.hour(), at -> new ArrayList<>()).add(beat);
      }
    }
  }

  @Override
  public boolean hasNext() {
    while (hour < scenario.days() * 24 && (underWay.isEmpty() || isAhead(underWay.peek()))) {
      playHour();
    }
    return !underWay.isEmpty();
  }

  @Override
  public Scene next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the scenario is over");
    }
    return underWay.poll().scene;
  }

  /** Whether an hour still to be played could send something earlier. */
  private boolean isAhead(Waiting next) {
    return next.scene.knownAt() >= now();
  }

  private long now() {
    return scenario.start().toEpochMilli() + hour * HOUR;
  }

  private void playHour() {
    for (int i = 0; i < tensions.size(); i++) {
      Kind kind = tensions.get(i).hour();
      if (kind != null) {
        long at = now() + random.nextInt(60) * 60_000L;
        reporting.report(scenario.areas().get(i), at, kind);
      }
      ScenarioArea area = scenario.areas().get(i);
      if (random.nextDouble() < 0.0015 && area.signsPerWeek() > 0) {
        reporting.constrain(area, now());
      }
    }
    if (scenario.deskHours() && hour % 24 == 0) {
      for (int i = 1; i < scenario.areas().size(); i += 2) {
        reporting.nothing(scenario.areas().get(i), now());
      }
    }
    for (Beat beat : beats.getOrDefault(hour, List.of())) {
      reporting.report(area(beat.area()), now() + 5 * 60_000L, beat.kind());
    }
    if (scenario.story()) {
      tellStory();
    }
    hour++;
  }

  private void tellStory() {
    if (hour == 11 * 24) {
      reporting.closeCorridor(area(Story.RISING), now(), now() + 14 * DAY);
    }
    if (hour == Story.FLOOD_DAY * 24 + 12) {
      reporting.flood(area("XAA/Salt Coast"), now());
    }
    if (hour == 20 * 24 + 5) {
      for (Beat beat : Story.takenBack()) {
        long at = scenario.start().toEpochMilli() + beat.day() * DAY + beat.hour() * HOUR;
        reporting.reportAndTakeBack(area(beat.area()), at, beat.kind());
      }
    }
  }

  private ScenarioArea area(String name) {
    return scenario.areas().stream()
        .filter(each -> each.area().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the story needs an area " + name));
  }

  private void send(Scene scene) {
    underWay.add(new Waiting(scene, sent++));
  }
}

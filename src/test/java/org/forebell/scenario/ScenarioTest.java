package org.forebell.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.forebell.report.Accepted;
import org.forebell.report.AccessReport;
import org.forebell.report.Incident;
import org.forebell.report.NothingToReport;
import org.forebell.report.Outcome;
import org.forebell.report.ReportParser;
import org.forebell.report.Retraction;
import org.junit.jupiter.api.Test;

class ScenarioTest {

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherOneOthers() {
    assertThat(text(Scenario.small(1))).isEqualTo(text(Scenario.small(1)));
    assertThat(text(Scenario.small(2))).isNotEqualTo(text(Scenario.small(1)));
  }

  @Test
  void recordsComeInTheOrderInWhichTheyBecomeKnown() {
    assertThat(scenes(Scenario.demo(7)).stream().map(Scene::knownAt).toList()).isSorted();
    assertThat(scenes(Scenario.small(1)).stream().map(Scene::knownAt).toList()).isSorted();
  }

  @Test
  void thereIsEverythingInItThatHappensInTheField() {
    List<Accepted> reports = accepted(scenes(Scenario.load(3, 20_000)));
    Map<String, Incident> first = new HashMap<>();
    Set<String> events = new HashSet<>();
    Set<String> said = new HashSet<>();
    for (Accepted accepted : reports) {
      if (accepted.report() instanceof Incident incident) {
        Incident before = first.putIfAbsent(incident.id(), incident);
        if (before != null) {
          said.add(before.equals(incident) ? "duplicate" : "correction");
          said.add(before.area().equals(incident.area()) ? "stays" : "moved");
        }
        said.add(events.add(incident.event()) ? "first" : "forward");
        said.add(incident.outcome().code());
        said.add(accepted.knownAt() - incident.occurredAt() > 86_400_000L ? "late" : "soon");
      } else if (accepted.report() instanceof Retraction retraction) {
        said.add(first.containsKey(retraction.of()) ? "retraction" : "early retraction");
      } else if (accepted.report() instanceof AccessReport access) {
        said.add(access.effect().code());
        said.add(access.until() == Long.MAX_VALUE ? "no end" : "until");
      }
    }
    assertThat(said)
        .contains(
            "duplicate",
            "correction",
            "moved",
            "forward",
            "late",
            "retraction",
            "early retraction",
            "harm",
            "damage",
            "threat",
            "near_miss",
            "none",
            "denied",
            "open",
            "until",
            "no end");
  }

  @Test
  void theSharesAreNearWhatWasAskedFor() {
    List<Scene> scenes = scenes(Scenario.load(3, 50_000));
    long good = accepted(scenes).size();

    assertThat(scenes.size()).isBetween(25_000, 100_000);
    assertThat((scenes.size() - good) / (double) scenes.size()).isBetween(0.01, 0.03);
  }

  @Test
  void attacksFollowSignsMoreOftenThanChanceWouldHaveIt() {
    Map<String, List<Incident>> byArea = new HashMap<>();
    for (Accepted accepted : accepted(scenes(Scenario.load(5, 30_000)))) {
      if (accepted.report() instanceof Incident incident) {
        byArea.computeIfAbsent(incident.area(), area -> new ArrayList<>()).add(incident);
      }
    }
    int after = 0;
    int before = 0;
    for (List<Incident> incidents : byArea.values()) {
      for (Incident sign : incidents) {
        if (sign.outcome() == Outcome.NEAR_MISS) {
          for (Incident attack : incidents) {
            long days = Math.floorDiv(attack.occurredAt() - sign.occurredAt(), 86_400_000L);
            after += attack.outcome() == Outcome.HARM && days >= 0 && days < 5 ? 1 : 0;
            before += attack.outcome() == Outcome.HARM && days < 0 && days >= -5 ? 1 : 0;
          }
        }
      }
    }
    assertThat(after).isGreaterThan(before);
  }

  @Test
  void desksWithHoursWriteByDayAndSayWhenThereIsNothing() {
    Scenario rhythm = Scenario.rhythm(3);
    Scenario month =
        new Scenario(
            rhythm.seed(),
            rhythm.start(),
            60,
            rhythm.areas(),
            rhythm.shares(),
            rhythm.story(),
            rhythm.canaries(),
            true);
    int night = 0;
    int reports = 0;
    Set<String> nothing = new HashSet<>();
    for (Accepted accepted : accepted(scenes(month))) {
      if (accepted.report() instanceof Incident) {
        reports++;
        night += Math.floorMod(accepted.knownAt() / 3_600_000L, 24) < 5 ? 1 : 0;
      } else if (accepted.report() instanceof NothingToReport zero) {
        nothing.add(zero.area());
      }
    }
    assertThat(night / (double) reports).isBetween(0.02, 0.15);
    assertThat(nothing).hasSize(10);
  }

  @Test
  void everyFreeFieldCarriesItsCanaryWhenAskedTo() {
    String text = text(Scenario.small(1).withCanaries());

    for (String field :
        Arrays.asList("source", "actor", "narrative", "facility", "contact", "route", "event")) {
      assertThat(text).contains(Scenario.CANARY + "-" + field);
    }
    assertThat(text).contains("12.3456789").contains("98.7654321");
    assertThat(text(Scenario.small(1))).doesNotContain(Scenario.CANARY);
  }

  private static List<Scene> scenes(Scenario scenario) {
    List<Scene> scenes = new ArrayList<>();
    Iterator<Scene> each = scenario.scenes();
    each.forEachRemaining(scenes::add);
    return scenes;
  }

  private static String text(Scenario scenario) {
    StringBuilder text = new StringBuilder();
    scenes(scenario)
        .forEach(
            scene -> text.append(new String(scene.value(), StandardCharsets.UTF_8)).append('\n'));
    return text.toString();
  }

  private static List<Accepted> accepted(List<Scene> scenes) {
    ReportParser parser = new ReportParser();
    List<Accepted> accepted = new ArrayList<>();
    for (Scene scene : scenes) {
      if (parser.parse(scene.value(), 0, scene.value().length, scene.knownAt())
          instanceof Accepted good) {
        accepted.add(good);
      }
    }
    return accepted;
  }
}

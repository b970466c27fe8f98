package org.forebell.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.forebell.place.Place;
import org.forebell.report.AccessFacts;
import org.forebell.report.Subject;
import org.forebell.risk.AreaRisk;
import org.forebell.risk.Counts;
import org.forebell.risk.Evidence;
import org.forebell.risk.Policy;
import org.forebell.risk.RiskModel;
import org.forebell.risk.Signal;
import org.forebell.risk.SlidingCounts.Span;

/** Puts an alert together: the numbers, the place, and the reports it rests on. */
final class AlertWriter {

  /** An alert names this many reports at the most, the newest; how many there are stands beside. */
  private static final int MOST_REPORTS = 100;

  private final RiskModel model;
  private final Policy policy;
  private final Function<String, Place> places;
  private final ExitRule exitRule;

  AlertWriter(RiskModel model, Policy policy, Function<String, Place> places) {
    this.model = model;
    this.policy = policy;
    this.places = places;
    this.exitRule = new ExitRule(policy);
  }

  /**
   * What an alert about a subject rests on.
   *
   * @param targets incidents and threats of the last 7 days
   * @param evidence the events of the last 30 days, the oldest first
   */
  record Ground(Counts counts, int targets, Confidence confidence, List<Evidence> evidence) {}

  Ground ground(AreaRisk risk, Look look) {
    Subject subject = look.subject();
    Counts counts = Counts.of(risk, subject, look.inForce().size());
    int threats = risk.counts().count(Signal.threats(subject), Span.DAYS_7);
    List<Evidence> evidence = risk.evidence().of(Signal.about(subject));
    return new Ground(
        counts, counts.last7d().incidents() + threats, confidence(evidence), evidence);
  }

  Alert write(Look look, EpisodeRules.Step step, Ground ground) {
    List<String> reports = reports(ground.evidence());
    int total = reports.size();
    List<String> named = new ArrayList<>(reports.subList(Math.max(0, total - MOST_REPORTS), total));
    named.sort(null);
    return new Alert(
        step.told(),
        step.change(),
        look.area(),
        places.apply(look.area()),
        look.subject(),
        look.toldBefore(),
        look.at(),
        policy.horizon(),
        look.score(),
        ground.counts(),
        access(look.inForce()),
        named,
        total,
        exitRule.of(step.change(), look),
        look.overrides().exercise() || isExercise(step, look),
        look.overrides().inForce(),
        look.silence(),
        model.name(),
        policy.version());
  }

  /** What ends an exercise belongs to it. */
  private static boolean isExercise(EpisodeRules.Step step, Look look) {
    return step.change().ends() && look.drilledBefore();
  }

  /** How well a set of events is known. */
  static Confidence confidence(List<Evidence> evidence) {
    int sources = 0;
    int weight = 0;
    for (Evidence each : evidence) {
      sources = Math.max(sources, each.sources());
      weight = Math.max(weight, each.weight());
    }
    return Confidence.of(sources, weight);
  }

  private static List<String> reports(List<Evidence> evidence) {
    return evidence.stream().flatMap(each -> each.reports().stream()).toList();
  }

  /**
   * Constraints in force by kind and effect, those on the whole area apart from those on routes.
   */
  private static List<AccessLine> access(List<AccessFacts> inForce) {
    TreeMap<String, AccessLine> lines = new TreeMap<>();
    for (AccessFacts each : inForce) {
      lines.merge(
          each.constraint()
              + ' '
              + each.effect().code()
              + (each.routeHash() == 0 ? "" : " on routes"),
          new AccessLine(each.constraint(), each.effect().code(), each.routeHash() == 0 ? 0 : 1),
          (a, b) -> new AccessLine(a.constraint(), a.effect(), a.routes() + b.routes()));
    }
    return List.copyOf(lines.values());
  }
}

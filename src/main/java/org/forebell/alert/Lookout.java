package org.forebell.alert;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.forebell.place.Place;
import org.forebell.policy.AreaOverride;
import org.forebell.report.AccessFacts;
import org.forebell.report.EventChange;
import org.forebell.report.EventFacts;
import org.forebell.report.Subject;
import org.forebell.risk.AreaRisk;
import org.forebell.risk.Assessment;
import org.forebell.risk.Counts;
import org.forebell.risk.Hysteresis;
import org.forebell.risk.Level;
import org.forebell.risk.LevelState;
import org.forebell.risk.Observed;
import org.forebell.risk.Policy;
import org.forebell.risk.RiskModel;
import org.forebell.risk.Score;
import org.forebell.risk.Signal;
import org.forebell.risk.Surroundings;

/** Looks at an area with the eyes of one policy and one model. */
final class Lookout {

  private static final Subject[] SUBJECTS = Subject.values();
  private static final double DAY_MS = 86_400_000.0;

  private final RiskModel model;
  private final Policy policy;
  private final Hysteresis hysteresis;
  private final EpisodeRules rules;
  private final AlertWriter writer;
  private final long accessAgeMs;
  private final long cadenceMs;
  private final double horizonDays;

  Lookout(RiskModel model, Policy policy, Function<String, Place> places) {
    this.model = model;
    this.policy = policy;
    this.hysteresis = new Hysteresis(policy);
    this.rules = new EpisodeRules(policy);
    this.writer = new AlertWriter(model, policy, places);
    this.accessAgeMs = policy.accessAge().toMillis();
    this.cadenceMs = policy.cadence().toMillis();
    this.horizonDays = policy.horizon().toMillis() / DAY_MS;
  }

  /**
   * Looks at each subject, tells what there is to tell, and notes it in the track.
   *
   * @param stood which subjects' levels stood before anything changed
   * @param overrides of a subject of the area, by the order of publication
   */
  void look(
      AreaWatch.Instant now,
      AreaRisk risk,
      Track track,
      boolean[] stood,
      Function<Subject, List<AreaOverride>> overrides,
      Consumer<Assessment> assessments,
      Consumer<Alert> alerts) {
    List<AccessFacts> access = access(risk, now.at());
    for (Subject subject : SUBJECTS) {
      Score score = score(risk, subject, now.at(), now.around(), access.size());
      Seen seen = new Seen(now, risk, subject, score, track.level(subject), access);
      boolean groundTaken = stood[subject.ordinal()] && !holds(seen.before().level(), score);
      look(seen, track, groundTaken, overrides.apply(subject), assessments, alerts);
    }
  }

  private void look(
      Seen seen,
      Track track,
      boolean groundTaken,
      List<AreaOverride> inForce,
      Consumer<Assessment> assessments,
      Consumer<Alert> alerts) {
    Score score = seen.score();
    LevelState after =
        hysteresis.step(
            seen.before(), score.probability(), score.usual(), seen.now().at(), groundTaken);
    Overrides overrides = Overrides.of(after.level(), inForce);
    Episode open = track.episode(seen.subject());
    if (seen.now().assess() || overrides.told() != told(open)) {
      assessments.accept(assessment(seen, overrides));
    }
    if (open != null && open.isExercise() && isReal(overrides)) {
      open = tell(seen, open, overrides.atNormal(), false, alerts);
    }
    if (open != null || overrides.told() != Level.NORMAL) {
      open = tell(seen, open, overrides, groundTaken, alerts);
    }
    track.decided(seen.subject(), after, open);
  }

  /** What is real gets a name of its own, and no exercise goes on under it. */
  private static boolean isReal(Overrides overrides) {
    return overrides.told() != Level.NORMAL && !overrides.exercise();
  }

  private static Level told(Episode open) {
    return open == null ? Level.NORMAL : open.level();
  }

  /** What was seen of a subject, whatever is told of it. */
  private record Seen(
      AreaWatch.Instant now,
      AreaRisk risk,
      Subject subject,
      Score score,
      LevelState before,
      List<AccessFacts> access) {

    Look look(Episode open, Overrides overrides) {
      return new Look(
          now.area(),
          subject,
          now.at(),
          score,
          before.level(),
          told(open),
          open != null && open.isExercise(),
          overrides,
          access,
          now.silence());
    }
  }

  private Episode tell(
      Seen seen, Episode open, Overrides overrides, boolean groundTaken, Consumer<Alert> alerts) {
    Look look = seen.look(open, overrides);
    AlertWriter.Ground ground = writer.ground(seen.risk(), look);
    EpisodeRules.Now now =
        new EpisodeRules.Now(
            look.at(),
            look.level(),
            groundTaken,
            ground.confidence(),
            ground.targets(),
            overrides.note(),
            seen.now().tick() ? look.at() + cadenceMs : 0);
    EpisodeRules.Step step = rules.next(look.area(), look.subject(), open, now);
    if (step.change() != null) {
      alerts.accept(writer.write(look, step, ground));
    }
    return step.open();
  }

  /**
   * Which subjects' levels stand on their own before an instant, of those from which the instant
   * takes something away: where they no longer do after it, the ground was taken, not worn.
   */
  boolean[] standing(
      Track track, AreaRisk risk, long at, List<EventChange> changes, Surroundings around) {
    boolean[] stood = new boolean[SUBJECTS.length];
    for (Subject subject : SUBJECTS) {
      Level level = track.level(subject).level();
      if (level != Level.NORMAL && takesAway(changes, subject)) {
        risk.advance(at);
        Score score = score(risk, subject, at, around, access(risk, at).size());
        stood[subject.ordinal()] = holds(level, score);
      }
    }
    return stood;
  }

  private static boolean takesAway(List<EventChange> changes, Subject subject) {
    int about = Signal.about(subject);
    for (EventChange change : changes) {
      if (change.before() != null) {
        int before = Signal.signals(change.before()) & about;
        if ((before & ~signals(change.after())) != 0 || isMoved(change)) {
          return true;
        }
      }
    }
    return false;
  }

  /** A correction of the time may put an event out of reach as a withdrawal does. */
  private static boolean isMoved(EventChange change) {
    return change.after() != null && change.after().slice() != change.before().slice();
  }

  private static int signals(EventFacts facts) {
    return facts == null ? 0 : Signal.signals(facts);
  }

  private List<AccessFacts> access(AreaRisk risk, long at) {
    return risk.access().at(at, accessAgeMs);
  }

  /** How likely at an instant, of an area that was looked at then. */
  Score score(AreaRisk risk, Subject subject, long at, Surroundings around) {
    return score(risk, subject, at, around, access(risk, at).size());
  }

  private Score score(AreaRisk risk, Subject subject, long at, Surroundings around, int inForce) {
    Observed seen = Observed.of(risk, subject, at, around, inForce);
    return model.of(subject).score(seen, horizonDays);
  }

  private boolean holds(Level level, Score score) {
    return hysteresis.holds(level, score.probability(), score.usual());
  }

  private static Confidence confidence(Seen seen) {
    return seen.now().silence() != null
        ? Confidence.LOW
        : AlertWriter.confidence(seen.risk().evidence().of(Signal.about(seen.subject())));
  }

  private Assessment assessment(Seen seen, Overrides overrides) {
    return new Assessment(
        seen.now().area(),
        seen.subject(),
        seen.now().at(),
        policy.horizon(),
        seen.score(),
        overrides.told(),
        Counts.of(seen.risk(), seen.subject(), seen.access().size()),
        overrides.inForce().stream().map(AreaOverride::id).toList(),
        confidence(seen).code(),
        seen.now().silence(),
        model.name(),
        policy.version());
  }
}

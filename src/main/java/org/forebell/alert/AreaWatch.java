package org.forebell.alert;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.forebell.place.Place;
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

/**
 * Watches areas: what became known of one at an instant goes in, assessments and alerts come out.
 *
 * <p>It remembers nothing itself; all is in the {@link AreaState} handed in. The same states,
 * changes and totals give the same bytes.
 */
public final class AreaWatch {

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

  /**
   * @param places finds the place an area's name or code means, null where it is not known
   */
  public AreaWatch(RiskModel model, Policy policy, Function<String, Place> places) {
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
   * Takes in all that changed in an area at one instant, then looks at each subject once.
   *
   * @param at epoch milliseconds, not before the last instant of the area
   * @param tick whether assessments are due whatever the level
   * @param around what is known of the surroundings as of the last closed tick
   */
  public void decide(
      String area,
      AreaState state,
      long at,
      List<EventChange> changes,
      boolean tick,
      Surroundings around,
      Consumer<Assessment> assessments,
      Consumer<Alert> alerts) {
    AreaRisk risk = state.risk();
    boolean[] stood = standing(state, at, changes, around);
    for (EventChange change : changes) {
      risk.apply(change, at);
    }
    risk.advance(at);
    List<AccessFacts> inForce = risk.access().at(at, accessAgeMs);
    for (Subject subject : SUBJECTS) {
      Score score = score(risk, subject, at, around, inForce.size());
      LevelState before = state.level(subject);
      boolean groundTaken = stood[subject.ordinal()] && !holds(before.level(), score);
      LevelState after =
          hysteresis.step(before, score.probability(), score.usual(), at, groundTaken);
      boolean changed = after.level() != before.level();
      if (tick || changed) {
        assessments.accept(assessment(area, subject, at, score, after.level(), risk, inForce));
      }
      Episode episode = state.episode(subject);
      if (episode != null || changed) {
        Look look = new Look(area, subject, at, score, before.level(), after.level(), inForce);
        episode = tell(look, state, groundTaken, tick, alerts);
      }
      state.decided(subject, after, episode);
    }
    state.decided(at);
  }

  private Episode tell(
      Look look, AreaState state, boolean groundTaken, boolean tick, Consumer<Alert> alerts) {
    AlertWriter.Ground ground = writer.ground(state.risk(), look);
    EpisodeRules.Now now =
        new EpisodeRules.Now(
            look.at(),
            look.level(),
            groundTaken,
            ground.confidence(),
            ground.targets(),
            tick ? look.at() + cadenceMs : 0);
    EpisodeRules.Step step =
        rules.next(look.area(), look.subject(), state.episode(look.subject()), now);
    if (step.change() != null) {
      alerts.accept(writer.write(look, step, ground));
    }
    return step.open();
  }

  /**
   * Which subjects' levels stood on their own before the instant, of those from which the instant
   * takes something away: where they no longer do, the ground was taken, not worn.
   */
  private boolean[] standing(
      AreaState state, long at, List<EventChange> changes, Surroundings around) {
    boolean[] stood = new boolean[SUBJECTS.length];
    for (Subject subject : SUBJECTS) {
      Level level = state.level(subject).level();
      if (level == Level.NORMAL || !takesAway(changes, subject)) {
        continue;
      }
      AreaRisk risk = state.risk();
      risk.advance(at);
      int inForce = risk.access().at(at, accessAgeMs).size();
      stood[subject.ordinal()] = holds(level, score(risk, subject, at, around, inForce));
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

  private Score score(AreaRisk risk, Subject subject, long at, Surroundings around, int inForce) {
    Observed seen = Observed.of(risk, subject, at, around, inForce);
    return model.of(subject).score(seen, horizonDays);
  }

  private boolean holds(Level level, Score score) {
    return hysteresis.holds(level, score.probability(), score.usual());
  }

  private Assessment assessment(
      String area,
      Subject subject,
      long at,
      Score score,
      Level level,
      AreaRisk risk,
      List<AccessFacts> inForce) {
    return new Assessment(
        area,
        subject,
        at,
        policy.horizon(),
        score,
        level,
        Counts.of(risk, subject, inForce.size()),
        model.name(),
        policy.version());
  }
}

package org.forebell.alert;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.forebell.place.Place;
import org.forebell.policy.InForce;
import org.forebell.policy.PublishedPolicy;
import org.forebell.report.EventChange;
import org.forebell.report.Subject;
import org.forebell.risk.AreaRisk;
import org.forebell.risk.Assessment;
import org.forebell.risk.Policy;
import org.forebell.risk.Score;
import org.forebell.risk.Surroundings;
import org.forebell.silence.Silence;

/**
 * Watches areas: what became known of one at an instant goes in, assessments and alerts come out,
 * under whatever policy is in force then.
 *
 * <p>It remembers nothing itself; all is in the {@link AreaState} handed in. The same states,
 * changes, totals and policies give the same bytes.
 */
public final class AreaWatch {

  private static final Consumer<Assessment> NOWHERE = assessment -> {};

  /** More lookouts than policies that can run at a time are of policies that are gone. */
  private static final int MOST_LOOKOUTS = 1024;

  private final Function<String, Place> places;
  private final Map<Policy, Lookout> lookouts = new IdentityHashMap<>();

  /**
   * @param places finds the place an area's name or code means, null where it is not known
   */
  public AreaWatch(Function<String, Place> places) {
    this.places = places;
  }

  /**
   * What there is to look at.
   *
   * @param at epoch milliseconds, not before the last instant of the area
   * @param changes all that changed in the area at that instant
   * @param tick whether the cadence has assessments due
   * @param turn whether an override of the area begins or ends
   * @param around what is known of the surroundings as of the last closed tick
   * @param silence of those who used to report from the area, null while they are heard; it moves
   *     no score and no level, and only tells how little is known
   */
  public record Instant(
      String area,
      long at,
      List<EventChange> changes,
      boolean tick,
      boolean turn,
      Surroundings around,
      Silence silence) {

    /** An instant at which those who report from the area are heard. */
    public Instant(
        String area,
        long at,
        List<EventChange> changes,
        boolean tick,
        boolean turn,
        Surroundings around) {
      this(area, at, changes, tick, turn, around, null);
    }

    /** Whether assessments are due whatever the level. */
    boolean assess() {
      return tick || turn;
    }
  }

  /** Takes in all that changed in an area at one instant, then looks at each subject once. */
  public void decide(Instant now, AreaState state, InForce inForce, Telling out) {
    AreaRisk risk = state.risk();
    state.keepShadows(inForce.shadows());
    List<View> views = views(now, state, inForce);
    for (EventChange change : now.changes()) {
      risk.apply(change, now.at());
    }
    risk.advance(now.at());
    for (View view : views) {
      boolean live = view.track() == state.live();
      view.lookout()
          .look(
              now,
              risk,
              view.track(),
              view.stood(),
              subject -> live ? inForce.on(now.area(), subject) : List.of(),
              live ? out::assessment : NOWHERE,
              live ? out::alert : out::shadow);
    }
    state.decided(now.at());
  }

  /** How likely as of the area's last look, under the live policy; changes nothing. */
  public Score lastScore(
      String area, Subject subject, AreaState state, Surroundings around, InForce inForce) {
    return lookout(inForce.live(), area).score(state.risk(), subject, state.lastAt(), around);
  }

  /** A policy's eyes and its memory, and which levels stood before anything changed. */
  private record View(Lookout lookout, Track track, boolean[] stood) {}

  private List<View> views(Instant now, AreaState state, InForce inForce) {
    View live = view(inForce.live(), state.live(), now, state);
    if (inForce.shadows().isEmpty()) {
      return List.of(live);
    }
    List<View> views = new ArrayList<>();
    views.add(live);
    for (PublishedPolicy shadow : inForce.shadows()) {
      views.add(view(shadow, state.shadow(shadow.version()), now, state));
    }
    return views;
  }

  private View view(PublishedPolicy policy, Track track, Instant now, AreaState state) {
    Lookout lookout = lookout(policy, now.area());
    return new View(
        lookout,
        track,
        lookout.standing(track, state.risk(), now.at(), now.changes(), now.around()));
  }

  private Lookout lookout(PublishedPolicy published, String area) {
    Policy policy = published.in(area);
    Lookout known = lookouts.get(policy);
    if (known == null) {
      if (lookouts.size() >= MOST_LOOKOUTS) {
        lookouts.clear();
      }
      known = new Lookout(published.model(), policy, places);
      lookouts.put(policy, known);
    }
    return known;
  }
}

package org.forebell.alert;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.forebell.place.Place;
import org.forebell.silence.Hearing;
import org.forebell.silence.Sign;
import org.forebell.silence.Silence;

/**
 * Tells when those who used to report from an area do not, and when they do again.
 *
 * <p>It is raised at the minute at which so long a gap has become improbable ({@link Hearing}),
 * told anew when its validity passes, each time for twice as long, and cleared by the first sign of
 * anybody. It knows nothing of risk, and risk nothing of it: no score can be moved by silence.
 *
 * <p>It remembers nothing itself; all is in the {@link SilenceState} handed in. The same signs at
 * the same instants give the same alerts, in whatever order those of one instant come.
 */
public final class SilenceWatch {

  private static final Duration VALID = Duration.ofDays(7);

  /** Twice as long each time, up to 448 days: an area that is gone for years is no news. */
  private static final int MOST_DOUBLINGS = 6;

  private final Function<String, Place> places;

  /**
   * @param places finds the place an area's name or code means, null where it is not known
   */
  public SilenceWatch(Function<String, Place> places) {
    this.places = places;
  }

  /**
   * Takes in all signs of one instant.
   *
   * @param at epoch milliseconds; what comes later than something decided counts from then on
   */
  public void hear(
      String area, long at, List<Sign> signs, SilenceState state, Consumer<SilenceAlert> out) {
    long from = Math.max(at, state.decidedAt());
    SilenceState.Open open = state.open();
    List<Sign> heard = state.hearing().hear(from, signs);
    if (!heard.isEmpty() && open != null) {
      List<String> heardAgain =
          heard.stream().map(Sign::report).filter(id -> !id.isEmpty()).distinct().sorted().toList();
      out.accept(
          new SilenceAlert(
              open.id(),
              open.version() + 1,
              Change.CLEARED,
              area,
              places.apply(area),
              from,
              open.silence(),
              heardAgain,
              from + VALID.toMillis()));
    }
    state.decided(from, heard.isEmpty() ? open : null);
  }

  /** When to look at the area if nobody is heard until then, epoch milliseconds, or never. */
  public long nextLook(SilenceState state) {
    if (state.open() != null) {
      return state.open().validUntil();
    }
    return Math.min(state.hearing().cutOffAt(), state.hearing().forgottenAt());
  }

  /** Looks at an area from which nobody was heard up to and at an instant. */
  public void look(String area, long at, SilenceState state, Consumer<SilenceAlert> out) {
    SilenceState.Open open = state.open();
    if (at < nextLook(state) || isForgotten(state, at)) {
      return;
    }
    Silence silence = Silence.of(state.hearing().look(at));
    int version = open == null ? 1 : open.version() + 1;
    long validUntil = at + (VALID.toMillis() << Math.min(version - 1, MOST_DOUBLINGS));
    SilenceState.Open next =
        open == null
            ? new SilenceState.Open(AlertId.ofSilence(area, at), at, 1, validUntil, silence)
            : new SilenceState.Open(open.id(), open.start(), version, validUntil, open.silence());
    out.accept(
        new SilenceAlert(
            next.id(),
            version,
            open == null ? Change.RAISED : Change.UPDATED,
            area,
            places.apply(area),
            at,
            silence,
            state.hearing().lastReports(),
            validUntil));
    state.decided(at, next);
  }

  /** Whether nothing of the area is to be remembered any more. */
  public boolean isForgotten(SilenceState state, long at) {
    return state.open() == null && at >= state.hearing().forgottenAt();
  }
}

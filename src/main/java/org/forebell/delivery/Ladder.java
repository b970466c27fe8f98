package org.forebell.delivery;

import java.util.ArrayList;
import java.util.List;
import org.forebell.alert.PublishedAlert;
import org.forebell.risk.Level;

/** Who is called for one alert, and when to climb. Immutable; state is handed in and out. */
public final class Ladder {

  private final Routing routing;

  public Ladder(Routing routing) {
    this.routing = routing;
  }

  /**
   * A version of the alert was published.
   *
   * @param state null where nothing was known
   * @param now epoch milliseconds
   */
  public Move told(LadderState state, PublishedAlert alert, long now) {
    LadderState next =
        new LadderState(
            alert,
            List.of(new Letter.Earlier(alert.version(), alert.at())),
            Level.NORMAL,
            null,
            List.of(),
            List.of(),
            1,
            alert.validUntil());
    String first = routing.holder(routing.first(alert.area()).post(), now);
    List<Call> calls = new ArrayList<>();
    calls.add(new Call(first, 1, alert, List.of(), true, true, "first"));
    return new Move(next, calls, List.of(), Long.MAX_VALUE);
  }

  /** Somebody answered. */
  public Move answered(LadderState state, Acknowledgement answer, long now) {
    return new Move(state, List.of(), List.of(), Long.MAX_VALUE);
  }

  /** A step about the alert was recorded, its own ones included. */
  public Move recorded(LadderState state, Step step, long now) {
    return new Move(state, List.of(), List.of(), Long.MAX_VALUE);
  }

  /** Time has passed. */
  public Move woken(LadderState state, long now) {
    return new Move(state, List.of(), List.of(), Long.MAX_VALUE);
  }
}

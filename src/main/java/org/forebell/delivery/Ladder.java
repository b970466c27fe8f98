package org.forebell.delivery;

import org.forebell.alert.PublishedAlert;

/**
 * Who is called for one alert, and who next where nobody answers.
 *
 * <p>A version whose level is above the one that people were last called for opens a climb: the
 * first rung is called at once, and after each rung's patience of silence the next, through quiet
 * hours too. An acknowledgement of that version, or of a later one, ends the climb; a higher level
 * opens another. Whoever no channel reaches is passed at once. At the top the last rung is called
 * again {@value #ROUNDS} times, then the climb expires, which is recorded. A rung whose post was
 * handed over during its patience is called once more with the climb, so that who took over knows.
 *
 * <p>All other versions go, without an interruption, to who was told of an earlier one, to who is
 * on the first rung now, and to those who listen to the area; what ends an alert to those who were
 * told of it. A muted version calls nobody. An exercise reaches only recipients marked for it, and
 * what nobody tells of stays inside; whoever is passed over for that is recorded.
 *
 * <p>A version that is not newer than the newest, or an answer or step that was seen, changes
 * nothing. State is bounded by the number of recipients in the routing, {@value #MOST_VERSIONS}
 * versions and {@value #MOST_ANSWERS} answers, and is forgotten {@value #KEEP_DAYS} days after the
 * alert's end.
 */
public final class Ladder {

  /** How often the top is called again. */
  static final int ROUNDS = 3;

  static final int MOST_VERSIONS = 100;
  static final int MOST_ANSWERS = 20;

  /** Long enough for records of the alert that are read again after a crash. */
  static final int KEEP_DAYS = 7;

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
    Ascent ascent = new Ascent(routing, state, now);
    ascent.told(alert);
    return ascent.move();
  }

  /**
   * Somebody answered.
   *
   * @param state null where nothing was known: the answer is kept for a while
   */
  public Move answered(LadderState state, Acknowledgement answer, long now) {
    Ascent ascent = new Ascent(routing, state, now);
    ascent.answered(answer);
    return ascent.move();
  }

  /**
   * A step about the alert was recorded. Whoever runs the ladder hands it all of them, its own
   * included.
   *
   * @param state null where nothing was known: then nothing follows
   */
  public Move recorded(LadderState state, Step step, long now) {
    Ascent ascent = new Ascent(routing, state, now);
    if (state != null) {
      ascent.recorded(step);
    }
    return ascent.move();
  }

  /** Time has passed. */
  public Move woken(LadderState state, long now) {
    Ascent ascent = new Ascent(routing, state, now);
    ascent.woken();
    return ascent.move();
  }
}

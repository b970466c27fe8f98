package org.forebell.alert;

import org.forebell.report.Subject;
import org.forebell.risk.Level;
import org.forebell.risk.Policy;

/**
 * When there is something to tell of an alert.
 *
 * <p>Normal to any level: <b>raised</b>, under a new name. Up: <b>escalated</b>. Down to a level
 * above normal: <b>deescalated</b>. To normal: <b>cleared</b>, or <b>cancelled</b> where the
 * reports it stood on were withdrawn or corrected. Otherwise <b>updated</b>, when more incidents or
 * threats stand in the last 7 days than were told or the confidence is another, though not more
 * often than the policy allows; when an override begins or ends; and at the tick before its
 * validity would pass.
 */
public final class EpisodeRules {

  private final long validityMs;
  private final long updateEveryMs;

  public EpisodeRules(Policy policy) {
    this.validityMs = policy.alertValidity().toMillis();
    this.updateEveryMs = policy.updateEvery().toMillis();
  }

  /**
   * What is seen now.
   *
   * @param at epoch milliseconds
   * @param groundTaken whether what the level stood on was withdrawn at this instant
   * @param targets incidents and threats of the last 7 days
   * @param note which overrides are in force, and whether it is an exercise
   * @param nextTick after this instant, epoch milliseconds; 0 when this is no tick
   */
  public record Now(
      long at,
      Level level,
      boolean groundTaken,
      Confidence confidence,
      int targets,
      String note,
      long nextTick) {}

  /**
   * What follows.
   *
   * @param told the alert as it is told now; as it was, where there is nothing to tell
   * @param change null when there is nothing to tell
   */
  public record Step(Episode told, Change change) {

    /** The alert that stays open, null when none does. */
    public Episode open() {
      return change != null && change.ends() ? null : told;
    }
  }

  /**
   * The next step of an alert.
   *
   * @param open the open alert, null when there is none; then the level must not be normal
   */
  public Step next(String area, Subject subject, Episode open, Now now) {
    if (open == null) {
      String id = AlertId.of(area, subject, now.at());
      return new Step(told(id, now.at(), 1, now), Change.RAISED);
    }
    Change change = change(open, now);
    return change == null
        ? new Step(open, null)
        : new Step(told(open.id(), open.start(), open.version() + 1, now), change);
  }

  private Change change(Episode open, Now now) {
    int up = now.level().compareTo(open.level());
    if (up > 0) {
      return Change.ESCALATED;
    }
    if (now.level() == Level.NORMAL) {
      return now.groundTaken() ? Change.CANCELLED : Change.CLEARED;
    }
    if (up < 0) {
      return Change.DEESCALATED;
    }
    boolean noted = !open.note().equals(now.note());
    return noted || isNews(open, now) || expires(open, now) ? Change.UPDATED : null;
  }

  private boolean isNews(Episode open, Now now) {
    boolean differs = now.targets() > open.targets() || now.confidence() != open.confidence();
    return differs && now.at() - open.lastAt() >= updateEveryMs;
  }

  private static boolean expires(Episode open, Now now) {
    return now.nextTick() != 0 && open.validUntil() < now.nextTick();
  }

  private Episode told(String id, long start, int version, Now now) {
    return new Episode(
        id,
        start,
        version,
        now.level(),
        now.at(),
        now.at() + validityMs,
        now.confidence(),
        now.targets(),
        now.note());
  }
}

package org.forebell.risk;

/**
 * When a level is taken and left.
 *
 * <p>Up at once, to the highest level whose enter line is crossed. Down once the chance has been
 * below the level's exit line for the dwell, to the highest level whose exit line it still crosses;
 * or at once where a withdrawal or correction took the ground away. Between the two lines nothing
 * moves: that dead band is what keeps alerts few (enter 0.20, exit 0.10 for 3 days more than halved
 * the alerts on real incidents and covered more of what was severe).
 */
public final class Hysteresis {

  private static final Level[] LEVELS = Level.values();

  private final Policy policy;

  public Hysteresis(Policy policy) {
    this.policy = policy;
  }

  /**
   * The state after a look at an instant.
   *
   * @param at epoch milliseconds, not before the last look
   * @param groundTaken whether something withdrawn took away what the level stood on
   */
  public LevelState step(
      LevelState state, double chance, double usual, long at, boolean groundTaken) {
    Level entered = highestEntered(chance, usual);
    if (entered.compareTo(state.level()) > 0) {
      return new LevelState(entered, at, LevelState.NOT_BELOW);
    }
    if (holds(state.level(), chance, usual)) {
      return state.belowSince() == LevelState.NOT_BELOW
          ? state
          : new LevelState(state.level(), state.since(), LevelState.NOT_BELOW);
    }
    long belowSince = Math.min(state.belowSince(), at);
    if (groundTaken || at - belowSince >= policy.dwell().toMillis()) {
      return new LevelState(highestHeld(state.level(), chance, usual), at, LevelState.NOT_BELOW);
    }
    return new LevelState(state.level(), state.since(), belowSince);
  }

  /** Whether a level, once taken, stands on its own at this chance. */
  public boolean holds(Level level, double chance, double usual) {
    return level == Level.NORMAL || policy.exit(level).isCrossed(chance, usual);
  }

  private Level highestEntered(double chance, double usual) {
    for (int i = LEVELS.length - 1; i > 0; i--) {
      if (policy.enter(LEVELS[i]).isCrossed(chance, usual)) {
        return LEVELS[i];
      }
    }
    return Level.NORMAL;
  }

  private Level highestHeld(Level below, double chance, double usual) {
    for (int i = below.ordinal() - 1; i > 0; i--) {
      if (holds(LEVELS[i], chance, usual)) {
        return LEVELS[i];
      }
    }
    return Level.NORMAL;
  }
}

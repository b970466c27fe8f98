package org.forebell.backtest.lived;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.forebell.risk.Level;
import org.forebell.risk.Line;
import org.forebell.risk.Policy;

/**
 * The lines of one level, and the dwell that all levels share.
 *
 * @param dwell how long a chance must stay below the exit line
 */
record LevelLines(Line enter, Line exit, Duration dwell) {

  /** Lines that no chance reaches. */
  static final Line UNREACHABLE = new Line(2, 1_000_000, 2);

  static LevelLines of(Policy policy, Level level) {
    return new LevelLines(policy.enter(level), policy.exit(level), policy.dwell());
  }

  /**
   * The policy with these lines at a level; throws {@link IllegalArgumentException} where they do
   * not agree with each other or with the levels beside.
   */
  Policy in(Policy policy, Level level) {
    Map<Level, Line> enters = new EnumMap<>(policy.enter());
    Map<Level, Line> exits = new EnumMap<>(policy.exit());
    enters.put(level, enter);
    exits.put(level, exit);
    return policy.withLines(enters, exits, dwell);
  }

  /** As {@link #in}, null where the lines do not agree. */
  Policy orNull(Policy policy, Level level) {
    try {
      return in(policy, level);
    } catch (IllegalArgumentException contradiction) {
      return null;
    }
  }

  /** The policy with every number of every line times a factor. */
  static Policy scaled(Policy policy, double factor) {
    Map<Level, Line> enters = new EnumMap<>(policy.enter());
    Map<Level, Line> exits = new EnumMap<>(policy.exit());
    enters.replaceAll((level, line) -> scaled(line, factor));
    exits.replaceAll((level, line) -> scaled(line, factor));
    return policy.withLines(enters, exits, policy.dwell());
  }

  /** The policy up to a level; those above it are never reached. */
  static Policy upTo(Policy policy, Level highest) {
    Map<Level, Line> enters = new EnumMap<>(policy.enter());
    Map<Level, Line> exits = new EnumMap<>(policy.exit());
    for (Level level : Lived.RAISED) {
      if (level.compareTo(highest) > 0) {
        enters.put(level, UNREACHABLE);
        exits.put(level, UNREACHABLE);
      }
    }
    return policy.withLines(enters, exits, policy.dwell());
  }

  private static Line scaled(Line line, double factor) {
    return new Line(line.probability() * factor, line.lift() * factor, line.floor() * factor);
  }
}

package org.forebell.backtest.lived;

import java.time.Duration;
import org.forebell.risk.Line;

/** A number of a level that can be turned, one step of its ladder at a time. */
public enum Knob {
  PROBABILITY("probability", true, Ladder.CHANCES),
  LIFT("lift", true, Ladder.LIFTS),
  FLOOR("floor", true, Ladder.CHANCES),
  EXIT_PROBABILITY("exit probability", false, Ladder.CHANCES),
  EXIT_LIFT("exit lift", false, Ladder.LIFTS),
  EXIT_FLOOR("exit floor", false, Ladder.CHANCES),
  DWELL("dwell", false, Ladder.DAYS);

  private final String title;
  private final boolean entering;
  private final Ladder ladder;

  Knob(String title, boolean entering, Ladder ladder) {
    this.title = title;
    this.entering = entering;
    this.ladder = ladder;
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  /** Whether it is a number of the enter line. */
  public boolean entering() {
    return entering;
  }

  Ladder ladder() {
    return ladder;
  }

  /** Its number; the dwell in days. */
  double of(LevelLines lines) {
    Line line = entering ? lines.enter() : lines.exit();
    return switch (this) {
      case PROBABILITY, EXIT_PROBABILITY -> line.probability();
      case LIFT, EXIT_LIFT -> line.lift();
      case FLOOR, EXIT_FLOOR -> line.floor();
      case DWELL -> lines.dwell().toMillis() / (double) Duration.ofDays(1).toMillis();
    };
  }

  /** The lines with another number here. */
  LevelLines turn(LevelLines lines, double value) {
    if (this == DWELL) {
      Duration dwell = Duration.ofDays(StrictMath.round(value));
      return new LevelLines(lines.enter(), lines.exit(), dwell);
    }
    Line turned = turn(entering ? lines.enter() : lines.exit(), value);
    return entering
        ? new LevelLines(turned, lines.exit(), lines.dwell())
        : new LevelLines(lines.enter(), turned, lines.dwell());
  }

  private Line turn(Line line, double value) {
    return switch (this) {
      case PROBABILITY, EXIT_PROBABILITY -> new Line(value, line.lift(), line.floor());
      case LIFT, EXIT_LIFT -> new Line(line.probability(), value, line.floor());
      default -> new Line(line.probability(), line.lift(), value);
    };
  }

  /** The lines one rung higher or lower, null at the ladder's end. */
  LevelLines step(LevelLines lines, boolean up) {
    double value = up ? ladder.above(of(lines)) : ladder.below(of(lines));
    return Double.isNaN(value) ? null : turn(lines, value);
  }
}

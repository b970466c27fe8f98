package org.forebell.flink;

import java.io.Serial;
import java.io.Serializable;

/**
 * How the clock of decisions goes beside the clock on the wall, for measuring delays: a topic
 * stamped by its broker goes with it, a played world runs ahead, and files have no pace at all.
 *
 * @param world an instant of decisions, epoch milliseconds
 * @param wall when it was on the wall, epoch milliseconds
 * @param step how long the world stands and then leaps, milliseconds; what is of one step comes at
 *     once, at its beginning
 * @param stepLasts how long that is on the wall, milliseconds; 0 for no pace
 */
public record WorldTime(long world, long wall, long step, double stepLasts)
    implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** Both clocks are one. */
  public static final WorldTime REAL = new WorldTime(0, 0, 1, 1);

  /** Nothing can be said of delays. */
  public static final WorldTime NONE = new WorldTime(0, 0, 1, 0);

  /** Whether delays can be measured. */
  public boolean isKnown() {
    return stepLasts > 0;
  }

  /** When an instant of decisions comes on the wall, epoch milliseconds. */
  public long onTheWall(long instant) {
    return wall + (long) (Math.floorDiv(instant - world, step) * stepLasts);
  }
}

package org.forebell.delivery;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/**
 * When a clock on a wall shows a time. Once a year it leaves an hour out, and what was to happen in
 * it happens as the clock is moved; once a year it shows an hour twice.
 */
final class WallClock {

  private WallClock() {}

  /** The first time that the clock shows this, or passes it, epoch milliseconds. */
  static long first(LocalDateTime shown, ZoneId zone) {
    return at(shown, zone, true);
  }

  /** The last time that the clock shows this, or passes it, epoch milliseconds. */
  static long last(LocalDateTime shown, ZoneId zone) {
    return at(shown, zone, false);
  }

  private static long at(LocalDateTime shown, ZoneId zone, boolean first) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(shown);
    if (offsets.isEmpty()) {
      ZoneOffsetTransition moved = zone.getRules().getTransition(shown);
      return moved.getInstant().toEpochMilli();
    }
    ZoneOffset offset = offsets.get(first ? 0 : offsets.size() - 1);
    return shown.toInstant(offset).toEpochMilli();
  }
}

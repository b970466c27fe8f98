package org.forebell.flink;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;

/**
 * The cadence of assessments: instants a fixed span apart, counted from 1970-01-01T00:00Z, so that
 * a daily cadence falls on midnight UTC.
 *
 * @param everyMs the span, milliseconds
 */
record Ticks(long everyMs) implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** Whether this is the watermark a bounded run ends with, which is no time at all. */
  static boolean isOver(long watermark) {
    return watermark == Long.MAX_VALUE;
  }

  static Ticks every(Duration cadence) {
    return new Ticks(cadence.toMillis());
  }

  boolean isTick(long at) {
    return Math.floorMod(at, everyMs) == 0;
  }

  /** The tick at or after an instant. */
  long closing(long at) {
    return isTick(at) ? at : after(at);
  }

  /** The first tick after an instant. */
  long after(long at) {
    return (Math.floorDiv(at, everyMs) + 1) * everyMs;
  }
}

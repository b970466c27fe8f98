package org.forebell.inbound;

import java.time.InstantSource;

/** How often each caller is heard, and all of them together. */
final class Callers {

  /** A burst of receipts after a crisis; then as many as a gateway sends in the long run. */
  private static final int EACH_AT_ONCE = 200;

  private static final double EACH_PER_SECOND = 50;
  private static final int REMEMBERED = 10_000;
  private static final String ALL = "";

  private final RateLimiter each = new RateLimiter(EACH_AT_ONCE, EACH_PER_SECOND, REMEMBERED);
  private final RateLimiter all = new RateLimiter(EACH_AT_ONCE * 10, EACH_PER_SECOND * 10, 1);
  private final InstantSource time;

  Callers(InstantSource time) {
    this.time = time;
  }

  boolean hear(String caller) {
    long now = time.millis();
    return each.hears(caller, now) && all.hears(ALL, now);
  }
}

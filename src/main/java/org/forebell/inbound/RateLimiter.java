package org.forebell.inbound;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bucket of tokens for each caller: so many at once, so many a second in the long run. Callers
 * are forgotten, the longest silent first, when there are too many: then they have a full bucket
 * again.
 */
final class RateLimiter {
  private final double burst;
  private final double perSecond;
  private final Map<String, Bucket> buckets;

  /** What was left at a time, in milliseconds. */
  private record Bucket(double left, long at) {}

  /**
   * @param burst how many at once
   * @param perSecond how many in the long run
   * @param callers how many to remember
   */
  RateLimiter(int burst, double perSecond, int callers) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.buckets =
        new LinkedHashMap<>(64, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > callers;
          }
        };
  }

  /**
   * Whether a caller may be heard now, which takes one token.
   *
   * @param now milliseconds of a clock that never goes back
   */
  synchronized boolean hears(String caller, long now) {
    Bucket last = buckets.getOrDefault(caller, new Bucket(burst, now));
    double left = Math.min(burst, last.left + (now - last.at) / 1000.0 * perSecond);
    boolean heard = left >= 1;
    buckets.put(caller, new Bucket(heard ? left - 1 : left, now));
    return heard;
  }
}

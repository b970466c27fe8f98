package org.forebell.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimiterTest {

  @Test
  void so_many_at_once_then_so_many_a_second() {
    RateLimiter limiter = new RateLimiter(3, 2, 10);
    assertThat(heard(limiter, "a", 0, 5)).isEqualTo(3);
    assertThat(heard(limiter, "a", 499, 5)).isZero();
    assertThat(heard(limiter, "a", 500, 5)).isEqualTo(1);
    assertThat(heard(limiter, "a", 60_000, 5)).as("never more than at once").isEqualTo(3);
  }

  @Test
  void one_caller_takes_nothing_from_another() {
    RateLimiter limiter = new RateLimiter(1, 1, 10);
    assertThat(heard(limiter, "a", 0, 100)).isEqualTo(1);
    assertThat(heard(limiter, "b", 0, 1)).isEqualTo(1);
  }

  @Test
  void being_refused_does_not_prolong_the_wait() {
    RateLimiter limiter = new RateLimiter(1, 1, 10);
    for (int at = 0; at < 1000; at += 10) {
      limiter.hears("a", at);
    }
    assertThat(limiter.hears("a", 1000)).isTrue();
  }

  @Test
  void the_longest_silent_is_forgotten_first() {
    RateLimiter limiter = new RateLimiter(1, 0.001, 2);
    assertThat(heard(limiter, "a", 0, 1) + heard(limiter, "b", 1, 1)).isEqualTo(2);
    assertThat(limiter.hears("a", 2)).isFalse();
    assertThat(limiter.hears("c", 3)).as("b is forgotten now").isTrue();
    assertThat(limiter.hears("a", 4)).isFalse();
    assertThat(limiter.hears("b", 5)).isTrue();
  }

  private static int heard(RateLimiter limiter, String caller, long at, int times) {
    int heard = 0;
    for (int i = 0; i < times; i++) {
      heard += limiter.hears(caller, at) ? 1 : 0;
    }
    return heard;
  }
}

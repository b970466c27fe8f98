package org.forebell.risk;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** One contribution to the counts of an area, for tests of laws. */
record Contribution(Signal signal, int slice, int count) {

  /** An hour in 2020. */
  static final int NOW = 440_000;

  /** Contributions of the last four years, most of them of late. */
  static Arbitrary<Contribution> any() {
    Arbitrary<Integer> slices =
        Arbitraries.oneOf(
            Arbitraries.integers().between(NOW - 800, NOW),
            Arbitraries.integers().between(NOW - 4 * 365 * 24, NOW));
    return Combinators.combine(
            Arbitraries.of(Signal.class), slices, Arbitraries.integers().between(1, 5))
        .as(Contribution::new);
  }
}

package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A flood writes little, and says how much it was. */
class SparinglyTest {

  private static final long NOW = 1_000_000;

  private final Sparingly sparingly = new Sparingly(2, 60_000);

  @Test
  void so_many_pass_in_a_span_and_the_next_after_it_tells_of_the_rest() {
    assertThat(sparingly.pass("a", NOW)).isZero();
    assertThat(sparingly.pass("a", NOW + 1)).isZero();
    for (int i = 0; i < 500; i++) {
      assertThat(sparingly.pass("a", NOW + 59_999)).isEqualTo(Sparingly.NOT_NOW);
    }
    assertThat(sparingly.pass("a", NOW + 60_000)).isEqualTo(500);
    assertThat(sparingly.pass("a", NOW + 60_001)).isZero();
    assertThat(sparingly.pass("a", NOW + 60_002)).isEqualTo(Sparingly.NOT_NOW);
  }

  @Test
  void one_kind_keeps_no_other_from_passing() {
    for (int i = 0; i < 10; i++) {
      sparingly.pass("a", NOW);
    }
    assertThat(sparingly.pass("b", NOW)).isZero();
  }

  @Test
  void too_many_kinds_are_one() {
    int passed = 0;
    for (int i = 0; i < 100_000; i++) {
      passed += sparingly.pass("kind " + i, NOW) == Sparingly.NOT_NOW ? 0 : 1;
    }
    assertThat(passed).isEqualTo(1002);
  }
}

package org.forebell.backtest.lived;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LadderTest {

  private final Ladder ladder = new Ladder(0.1, 0.15, 0.2);

  @Test
  void a_step_goes_to_the_next_rung_also_from_between_two() {
    assertThat(ladder.above(0.1)).isEqualTo(0.15);
    assertThat(ladder.above(0.12)).isEqualTo(0.15);
    assertThat(ladder.below(0.2)).isEqualTo(0.15);
    assertThat(ladder.above(0.2)).isNaN();
    assertThat(ladder.below(0.1)).isNaN();
  }

  @Test
  void a_value_beyond_the_ladder_is_taken_to_its_end() {
    assertThat(ladder.atMost(0.19)).isEqualTo(0.15);
    assertThat(ladder.atMost(0.01)).isEqualTo(0.1);
    assertThat(ladder.atLeast(0.11)).isEqualTo(0.15);
    assertThat(ladder.atLeast(3)).isEqualTo(0.2);
  }

  @Test
  void one_digit_is_rounder_than_a_half_and_a_half_than_all_else() {
    assertThat(Ladder.roughness(0.003)).isZero();
    assertThat(Ladder.roughness(20)).isZero();
    assertThat(Ladder.roughness(2.5)).isEqualTo(1);
    assertThat(Ladder.roughness(0.012)).isEqualTo(2);
  }
}

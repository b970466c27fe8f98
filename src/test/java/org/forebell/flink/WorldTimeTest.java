package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When an instant of a world comes on the wall. */
class WorldTimeTest {

  private static final long HOUR = 3_600_000;

  @Test
  void where_the_broker_stamps_both_clocks_are_one() {
    assertThat(WorldTime.REAL.onTheWall(1_795_597_763_579L)).isEqualTo(1_795_597_763_579L);
    assertThat(WorldTime.NONE.isKnown()).isFalse();
  }

  @Test
  void a_played_hour_comes_at_once_at_its_beginning() {
    WorldTime pace = new WorldTime(1000 * HOUR, 5_000, HOUR, 66.6);
    assertThat(pace.onTheWall(1000 * HOUR)).isEqualTo(5_000);
    assertThat(pace.onTheWall(1001 * HOUR - 1)).isEqualTo(5_000);
    assertThat(pace.onTheWall(1010 * HOUR + 7)).isEqualTo(5_666);
  }
}

package org.forebell.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeTest {

  @ParameterizedTest
  @CsvSource({"A,1,100", "B,2,75", "B,1,87", "C,3,50", "E,5,0", "F,6,50", "A,5,50"})
  void weighsTheMeanOfBoth(char reliability, int credibility, int weight) {
    assertThat(new Grade(reliability, credibility).weight()).isEqualTo(weight);
  }

  @Test
  void unknownIsNotWorthless() {
    assertThat(Grade.UNKNOWN.weight()).isEqualTo(50);
  }

  @Test
  void noOtherGradesExist() {
    assertThatThrownBy(() -> new Grade('G', 1)).hasMessageContaining("A to F");
    assertThatThrownBy(() -> new Grade('A', 0)).hasMessageContaining("1 to 6");
  }
}

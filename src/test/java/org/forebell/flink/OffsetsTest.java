package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Offsets as words, and back. */
class OffsetsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alerts=0-57,3-9;deliveries=0-0,12-40 | alerts=0-57,3-9;deliveries=0-0,12-40
          risk.assessments=1200-9120           | risk.assessments=1200-9120
          b=7-7,1-2;a=3-4                      | a=3-4;b=0-0,1-2
          a=3-  4;  b=1  -2                    | a=3-4;b=1-2
          """)
  void areReadBack(String words, String expected) {
    assertThat(Offsets.parse(words).toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "alerts",
        "alerts=",
        "alerts=1",
        "alerts=1-",
        "=1-2",
        "a=1-2;a=1-2",
        "alerts=1-2,",
        "alerts=-1-2",
        "alerts=1-2;;b=1-2",
        "alerts=1-2;",
        "alerts=1-9999999999999999999"
      })
  void whatIsNoneIsRefused(String words) {
    assertThatThrownBy(() -> Offsets.parse(words)).isInstanceOf(IllegalArgumentException.class);
  }
}

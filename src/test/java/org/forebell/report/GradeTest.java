package org.forebell.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
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

  /** The weights beside the codes are the ones that count. */
  @Test
  void theShippedListsTellTheWeights() throws IOException {
    for (JsonNode each : list("reliability")) {
      int weight = new Grade(each.get("code").asText().charAt(0), 6).weight();
      assertThat((each.get("weight").asInt() + 50) / 2).isEqualTo(weight);
    }
    for (JsonNode each : list("credibility")) {
      int weight = new Grade('F', each.get("code").asInt()).weight();
      assertThat((50 + each.get("weight").asInt()) / 2).isEqualTo(weight);
    }
  }

  private static JsonNode list(String name) throws IOException {
    try (InputStream in = Grade.class.getResourceAsStream("/codelist/" + name + ".json")) {
      return new ObjectMapper().readTree(in).get("codes");
    }
  }
}

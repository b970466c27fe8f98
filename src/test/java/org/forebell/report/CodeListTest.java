package org.forebell.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeListTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "act",
        "change",
        "constraint",
        "credibility",
        "effect",
        "facility",
        "geo-precision",
        "kind",
        "level",
        "outcome",
        "reliability",
        "status",
        "subject",
        "time-precision",
        "weapon"
      })
  void everyListSaysWhereItComesFrom(String name) {
    CodeList list = CodeList.named(name);

    assertThat(list.name()).isEqualTo(name);
    assertThat(list.version()).isNotBlank();
    assertThat(list.source()).isNotBlank();
    assertThat(list.codes()).doesNotHaveDuplicates().hasSizeGreaterThan(1);
    assertThat(list.codes()).allSatisfy(code -> assertThat(list.label(code)).isNotBlank());
    for (String code : list.codes()) {
      char[] text = ("x" + code + "y").toCharArray();
      assertThat(list.find(text, 1, code.length())).isEqualTo(code);
      assertThat(list.find(text, 0, text.length)).isNull();
    }
  }

  @Test
  void codesWithLogicEqualTheirLists() {
    assertThat(CodeList.named("subject").codes()).isEqualTo(codes(Subject.values(), Subject::code));
    assertThat(CodeList.named("outcome").codes()).isEqualTo(codes(Outcome.values(), Outcome::code));
    assertThat(CodeList.named("effect").codes())
        .isEqualTo(codes(AccessEffect.values(), AccessEffect::code));
  }

  @Test
  void theActThatDependsOnTheActorElsewhereIsOneHere() {
    assertThat(CodeList.named("act").codes())
        .contains("assault", "deprivation_of_liberty")
        .doesNotContain("arrest", "kidnapping", "abduction", "detention");
    assertThat(CodeList.named("constraint").codes()).hasSize(9).contains("restriction_movement");
    assertThat(CodeList.named("weapon").contains("bladed")).isTrue();
  }

  @Test
  void anUnknownListIsAMistakeOfTheProgram() {
    assertThatThrownBy(() -> CodeList.named("colour")).hasMessage("no code list is named colour");
  }

  private static <T> List<String> codes(T[] values, Function<T, String> code) {
    return Arrays.stream(values).map(code).toList();
  }
}

package org.forebell.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.report.Subject;
import org.forebell.risk.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostureFileTest {

  static String shipped() {
    try {
      return Files.readString(Path.of("config/posture.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Posture read(String yaml) {
    return Posture.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource({
    "RISK,RAISED,WATCH,STAFF,HOLD_MOVEMENT,SECURITY_FOCAL_POINT",
    "RISK,ESCALATED,WARNING,STAFF,HOLD_MOVEMENT,AREA_MANAGER",
    "RISK,ESCALATED,WARNING,FACILITY,HIBERNATE,AREA_MANAGER",
    "RISK,ESCALATED,CRITICAL,STAFF,RELOCATE,COUNTRY_DIRECTOR",
    "RISK,UPDATED,CRITICAL,FACILITY,HIBERNATE,COUNTRY_DIRECTOR",
    "RISK,DEESCALATED,WARNING,STAFF,RESUME,AREA_MANAGER",
    "RISK,CLEARED,NORMAL,STAFF,RESUME,AREA_MANAGER",
    "SILENCE,RAISED,WARNING,STAFF,CHECK_IN,SECURITY_FOCAL_POINT"
  })
  void whatToReview(
      Kind kind, Change change, Level level, Subject subject, Plan first, Decider decides) {
    Review review = read(shipped()).review(kind, change, level, subject);

    assertThat(review.plans().get(0)).isEqualTo(first);
    assertThat(review.decides()).isEqualTo(decides);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plans: [hold_movement], decides | plans: [panic], decides | review[8].plans: 'panic' is none of
          decides: country_director       | decides: nobody         | review[4].decides: 'nobody' is none of
          kind: silence                   | kinds: silence          | review[0].kinds: is not known
          level: [critical], subject: staff | level: [], subject: staff | review[4].level: is empty
          smallCell: 5                    | smallCell: 0            | smallCell: must be
          unlessNamed: true               | unlessNamed: maybe      | sensitive.unlessNamed: must be
          named: []                       | named: [Nowhere]        | sensitive.named: 'Nowhere' is no area
          watch: W                        | watch: K                | codeWords.levels: two levels
          raised: A                       | raised: "Аж"            | codeWords.changes.raised: must match
          version: "1"                    | release: "1"            | release: is not known
          """)
  void aSlipOfThePenIsRefusedWithItsPlace(String right, String wrong, String problem) {
    assertThat(shipped()).contains(right);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(shipped().replace(right, wrong)))
        .withMessageContaining("posture: " + problem);
  }

  @Test
  void noAlertIsLeftWithoutAWord() {
    String last = "  - {plans: [hold_movement], decides: security_focal_point}\n";

    assertThat(shipped()).contains(last);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(shipped().replace(last, "")))
        .withMessageContaining("no row fits");
  }

  @Test
  void whatIsNoYamlIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> read("{")).withMessageContaining("YAML");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(""))
        .withMessageContaining("posture");
  }
}

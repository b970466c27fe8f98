package org.forebell.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Our house keeps the table of rooms, and a crooked one shows that each rule can be broken. */
class RoomsTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.forebell");

  @TestFactory
  Stream<DynamicTest> our_house() {
    return new Rooms("org.forebell")
        .rules().entrySet().stream()
            .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> check(rule)));
  }

  private static void check(Map.Entry<String, ArchRule> rule) {
    rule.getValue().check(OURS);
  }

  @Test
  void a_crooked_house_breaks_every_rule_that_it_has_a_room_for() {
    JavaClasses crooked = new ClassFileImporter().importPackages("crookedhouse");
    assertThat(new Rooms("crookedhouse").broken(crooked))
        .containsExactlyInAnyOrder(
            "report imports only its neighbours",
            "flink imports only its neighbours",
            "every class has its room",
            "only the audit knows actors",
            "no score hears of silence",
            "pure rooms know no engine",
            "pure rooms touch no file or network",
            "pure rooms read no clock",
            "pure rooms throw no dice",
            "pure rooms compute the same everywhere",
            "only commands speak to the terminal",
            "no static state changes",
            "no field is optional",
            "names come from the problem");
  }
}

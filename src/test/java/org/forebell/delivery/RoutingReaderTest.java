package org.forebell.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import org.forebell.report.ShippedSchema;
import org.forebell.risk.Level;
import org.forebell.settings.WrongSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingReaderTest {

  private static final Path SHIPPED = Path.of("config/routing.yaml");

  @Test
  void theShippedFileSaysWhoIsCalled() throws IOException {
    Routing routing = RoutingReader.read("routing.yaml", Files.readString(SHIPPED));

    assertThat(routing.stages("XAA/Harbour District", Level.CRITICAL))
        .containsExactly(
            new Routing.Stage("first", "field-duty", "default", Duration.ofMinutes(5)),
            new Routing.Stage("deputy", "field-deputy", "default", Duration.ofMinutes(10)),
            new Routing.Stage("lead", "country-lead", "default", Duration.ofMinutes(10)));
    assertThat(routing.stages("XAB/The Crossing", Level.WARNING))
        .containsExactly(
            new Routing.Stage("first", "field-duty", "default", Duration.ofMinutes(15)),
            new Routing.Stage("deputy", "country-lead", "XAB", Duration.ofMinutes(30)));
    assertThat(routing.stages("XAC", Level.WATCH)).isEmpty();
    assertThat(routing.recipient("field-duty-a").digests())
        .extracting(LocalTime::toString)
        .containsExactly("06:00", "10:00", "14:00", "18:00");
  }

  /** The schema says the shape; a key of a recipient that one of the two does not know is found. */
  @ParameterizedTest
  @ValueSource(strings = {"config/routing.yaml", "src/test/resources/delivery/routing.yaml"})
  void whatTheReaderTakesKeepsTheSchema(String file) throws IOException {
    JsonNode document = new YAMLMapper().readTree(Files.readString(Path.of(file)));
    assertThat(ShippedSchema.compiled("routing").validate(document)).isEmpty();

    Routing fromYaml = RoutingReader.read(file, Files.readString(Path.of(file)));
    assertThat(RoutingReader.read(file, document.toString())).isEqualTo(fromYaml);

    ((ObjectNode) document.at("/recipients").elements().next()).put("phone", "1");
    assertThat(ShippedSchema.compiled("routing").validate(document)).isNotEmpty();
    assertThatThrownBy(() -> RoutingReader.read(file, document.toString()))
        .hasMessageContaining("phone is no key here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version: example-1           | versio: a                 | line 8: versio is no key here. Did you mean version?
          version: example-1           | version: a b              | version must be up to 40 letters
          tier: partner                | tier: friend              | recipients.partner-desk.tier is "friend". Known are inside, outward, partner.
          language: fr                 | language: de              | language is "de".
          zone: Europe/Paris           | zone: Paris               | country-lead.zone is "Paris", no time zone
          zone: Europe/Paris           | areas: [XAC]              | country-lead.quiet has no zone to be read in
          {from: "21:00", to: "06:00"} | {from: "21:00"}           | recipients.field-duty-a.quiet.to is missing
          {from: "21:00", to: "06:00"} | {from: 9pm, to: "06:00"}  | is "9pm", no time of the day
          {from: "21:00", to: "06:00"} | {from: "21:00", to: "21:00"} | they would never end
          language: fr                 | language: fr\\n    digests: ["23:00"] | has 23:00, which lies in quiet hours
          to: country-lead, int        | to: "${env:A B}", int     | channels[1].to is no reference
          to: country-lead, int        | to: "x${env:AB}", int     | channels[1].to is no reference
          channel: outbox, to: partner-desk, interrupts: false | channel: outbox, to: partner-desk | channels[1].interrupts is missing
          areas: [XAA, XAB]            | areas: [xaa]              | areas has "xaa", no area
          subjects: [staff]            | subjects: [stuff]         | subjects has "stuff". Did you mean staff?
          clinic-3: XAA/Harbour District | clinic-3: Harbour       | facilities has "Harbour", no area
          recipient: field-duty-b, from | recipient: field-duty-c, from | week[2].recipient is "field-duty-c", no recipient. Did you mean field-duty-
          from: "19:00", to: "07:00"   | from: "18:00", to: "07:00" | week[2].from overlaps the shift of field-duty-a on mon at 18:00
          from: "19:00", to: "07:00"   | from: "20:00", to: "07:00" | week leaves nobody on duty on mon at 19:00
          to: 2027-01-02T07:00         | to: 2027-01-01T07:00      | turns[1].to is not after from
          to: 2027-01-02T07:00}        | to: 2027-01-02T07:00}\\n      - {recipient: field-duty-a, from: 2027-01-02T06:59, to: 2027-01-03T00:00} | turns[2].from overlaps the turn of field-deputy
          call: deputy, wait: 30 min   | call: first, wait: 30 min | calls first a second time
          call: first, wait: 15 min    | call: lead, wait: 15 min  | A ladder begins with first
          wait: 30 min                 | wait: 30                  | wait is 30. Write a number with its unit, 1 min to 12 h
          watch: digest                | watch: never              | ladders.standard.watch is "never"
          watch: digest                | watch: []                 | watch has no rungs
          watch: digest                | wach: digest              | ladders.standard.wach is no key here
          default: {                   | XAC: {                    | areas.default is missing: nobody would answer
          lead: country-lead}          | exercise: lead}           | areas.default.exercise is no key here
          , first: field-duty,         | ,                         | areas.XAB has nobody who answers for it
          ladder: standard             | ladder: common            | areas.default.ladder is "common"
          deputy: field-deputy, lead   | deputy: field-depty, lead | no team and no recipient. Did you mean field-deputy?
          , lead: country-lead}        | }                         | areas.default has ladder standard, which calls lead at critical, and nobody is named lead
          deputy: country-lead, lead   | lead                      | field-deputy, who is deputy already
          deputy: country-lead, lead   | deputy: partner-desk, lead | partner-desk has no channel that interrupts
          XAB: {deputy                 | Xab: {deputy              | areas.Xab is no area
          """)
  void whatCannotWorkIsNamedWithLineAndWhatToDo(String was, String is, String said)
      throws IOException {
    String shipped = Files.readString(SHIPPED);
    assertThat(shipped).contains(was);
    String text = shipped.replace(was, is.replace("\\n", "\n"));

    assertThatThrownBy(() -> RoutingReader.read("routing.yaml", text))
        .isInstanceOf(WrongSetting.class)
        .hasMessageMatching("(?s)routing.yaml, line \\d+: .*")
        .hasMessageContaining(said);
  }
}

package org.forebell.report.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Made-up rows for the rules. */
class ConversionTest {

  private static final String HEALTH =
      "Date,Country ISO,Admin 1,Latitude,Longitude,Geo Precision,Reported Perpetrator Name,"
          + "Weapon Carried/Used,Location,Number of Attacks on Health Facilities Reporting Damaged,"
          + "Access Denied or Obstructed,Health Workers Killed,Health Workers Injured,"
          + "Health Workers Kidnapped,Health Workers Arrested,Health Workers Threatened,"
          + "Health Workers Assaulted,SiND Event ID\n";

  @ParameterizedTest(name = "damaged {0}, killed {1}, kidnapped {2}, arrested {3}, threatened {4}")
  @CsvSource({
    "0, 1, 0, 0, 0, shooting, harm, [\"staff\"]",
    "1, 0, 0, 0, 0, shooting, damage, [\"facility\"]",
    "0, 0, 1, 0, 0, deprivation_of_liberty, harm, [\"staff\"]",
    "0, 0, 0, 1, 0, deprivation_of_liberty, harm, [\"staff\"]",
    "0, 0, 0, 0, 1, threat, threat, [\"staff\"]",
    "0, 0, 0, 0, 0, shooting, none, []",
    "true, 0, 0, 0, false, shooting, damage, [\"facility\"]"
  })
  void whatHappenedDecidesTheActAndWhomItAffected(
      String damaged,
      String killed,
      String kidnapped,
      String arrested,
      String threatened,
      String act,
      String outcome,
      String affects)
      throws IOException {
    JsonNode report =
        report(
            HEALTH
                + "2020-01-02,XAA,Harbour ,1.5,2.5,(2) 25 km Precision,Blue Column,Firearms,Road,"
                + String.join(
                    ",", damaged, "0", killed, "0", kidnapped, arrested, threatened, "0", "77"));

    assertThat(report.get("id").asText()).isEqualTo("sind-77");
    assertThat(report.get("area").asText()).isEqualTo("XAA/Harbour");
    assertThat(report.get("reportedAt").asText()).isEqualTo("2020-01-02T12:00:00Z");
    assertThat(report.get("act").asText()).isEqualTo(act);
    assertThat(report.get("outcome").asText()).isEqualTo(outcome);
    assertThat(report.get("affects").toString().replace(" ", "")).isEqualTo(affects);
    assertThat(report.get("facility").get("type").asText()).isEqualTo("road");
  }

  @Test
  void accessObstructedGivesAnAccessReportBeside() throws IOException {
    Converted converted =
        converted(HEALTH + "2020-01-02,XAA,,,,(6) Country,,,Other,0,1,0,0,0,0,0,0,78");

    assertThat(converted.accessReports()).isOne();
    assertThat(converted.lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("\"id\":\"sind-78-access\",\"kind\":\"access\""))
        .allMatch(line -> line.contains("\"area\":\"XAA\""));
  }

  @Test
  void rowsOfTagsAreNoRowsAndBadRowsAreListed() throws IOException {
    Converted conversion =
        converted(
            "\uFEFF"
                + HEALTH
                + "#date,#country,#adm1,,,,,,,,,,,,,,,#event\n"
                + "2020-01-02,XAA,Harbour,,,,,,,0,0,1,0,0,0,0,0,79\n"
                + "someday,XAA,Harbour,,,,,,,0,0,1,0,0,0,0,0,80\n"
                + "2020-01-02,,Harbour,,,,,,,0,0,1,0,0,0,0,0,81\n"
                + "2020-01-02,XAA,Harbour,,,,,,,0,0,1,0,0,0,0,0,\n");

    assertThat(conversion.rows()).isEqualTo(4);
    assertThat(conversion.lines()).hasSize(1);
    assertThat(conversion.problems())
        .extracting(Problem::reason)
        .containsExactly("no date", "no ISO code of a country", "no SiND Event ID");
  }

  @Test
  void theOrderOfRowsMakesNoDifference() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add("2020-01-0" + (1 + i % 5) + ",XAA,Harbour,,,,,,,0,0," + i + ",0,0,0,0,0," + i % 7);
    }
    List<String> lines = converted(HEALTH + String.join("\n", rows)).lines();
    Collections.reverse(rows);

    assertThat(converted(HEALTH + String.join("\n", rows)).lines()).isEqualTo(lines).hasSize(20);
  }

  @Test
  void whoDidItChangesNoReportButItsActor() throws IOException {
    String row = "2020-01-02,XAA,Harbour,,,,%s,Firearms,Road,0,0,%d,0,0,0,0,0,90%n";
    String one = row.formatted("Blue Column", 1) + row.formatted("Red Column", 2);
    String other = row.formatted("Red Column", 1) + row.formatted("", 2);

    assertThat(withoutActors(converted(HEALTH + one)))
        .isEqualTo(withoutActors(converted(HEALTH + other)))
        .hasSize(2);
  }

  @Test
  void rowsThatDifferOnlyInWhoDidItAreOneReport() throws IOException {
    String row = "2020-01-02,XAA,Harbour,,,,%s,Firearms,Road,0,0,1,0,0,0,0,0,91%n";
    Converted converted =
        converted(HEALTH + row.formatted("Blue Column") + row.formatted("Red Column"));

    assertThat(converted.lines()).hasSize(1);
    assertThat(converted.copies()).isOne();
  }

  @Test
  void oneEventInSeveralSetsIsOneEventSeenBySeveralDesks() throws IOException {
    Converted converted =
        converted(
            HEALTH + "2020-01-02,XAA,Harbour,,,,,Firearms,Road,1,0,0,0,0,0,0,0,92",
            "Date,Country ISO,Admin 1,Organisation Affected,Aid Workers Killed,SiND Event ID\n"
                + "2020-01-02,XAA,Harbour,LNGO,1,92.0");

    assertThat(converted.lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("\"id\":\"sind-92\"") && !line.contains("\"event\""))
        .anyMatch(line -> line.contains("\"id\":\"sind-92-aid-worker\",\"kind\":\"incident\""))
        .anyMatch(line -> line.contains("\"event\":\"sind-92\""));
    assertThat(converted.told()).isEqualTo(new Converted.Told(1, 1, 1, 1, 0));
  }

  @Test
  void severalRowsOfOneIdInOneSetKeepTheEvent() throws IOException {
    String row = "2020-01-0%d,XAA,Harbour,,,,,Firearms,Road,0,1,1,0,0,0,0,0,93%n";
    Converted converted = converted(HEALTH + row.formatted(1) + row.formatted(2));

    assertThat(converted.incidentReports()).isEqualTo(2);
    assertThat(converted.accessReports()).isEqualTo(2);
    assertThat(converted.told().events()).isOne();
    assertThat(converted.lines())
        .filteredOn(line -> line.contains("\"event\":\"sind-93-access\""))
        .hasSize(1);
  }

  @Test
  void aReportThatNobodyWouldAcceptIsAListedProblem() throws IOException {
    Converted converted =
        converted(HEALTH + "2020-01-02,XAA," + "H".repeat(121) + ",,,,,,,0,0,1,0,0,0,0,0,94");

    assertThat(converted.lines()).isEmpty();
    assertThat(converted.problems())
        .extracting(Problem::reason)
        .containsExactly("would be rejected: unknown_area at /area");
  }

  private static List<String> withoutActors(Converted converted) {
    return converted.lines().stream()
        .map(line -> line.replaceAll("\"actor\":\"[^\"]*\",?", ""))
        .toList();
  }

  private static JsonNode report(String csv) throws IOException {
    return new ObjectMapper().readTree(converted(csv).lines().get(0));
  }

  private static Converted converted(String... tables) throws IOException {
    Conversion conversion =
        new Conversion(Conversion.From.SIND, new PlaceNames(name -> null, area -> area));
    for (String csv : tables) {
      InputStream in = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
      Tables.read("made-up.csv", in).forEach(conversion::take);
    }
    return conversion.converted();
  }
}

package org.forebell.report.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.forebell.place.Gazetteer;
import org.forebell.place.Place;
import org.forebell.report.Accepted;
import org.forebell.report.ReportParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Made-up rows for the rules; the shared data, where it is, for all of them together. */
class ConversionTest {

  private static final Path SHARED = Path.of("../shared/data");
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
    Conversion conversion =
        converted(HEALTH + "2020-01-02,XAA,,,,(6) Country,,,Other,0,1,0,0,0,0,0,0,78");

    assertThat(conversion.lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("\"id\":\"sind-78-access\",\"kind\":\"access\""))
        .allMatch(line -> line.contains("\"area\":\"XAA\""));
  }

  @Test
  void rowsOfTagsAreNoRowsAndBadRowsAreListed() throws IOException {
    Conversion conversion =
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
  void everyRowOfTheSharedDataIsAReportOrAListedProblem() throws IOException {
    assumeTrue(Files.isDirectory(SHARED), "skipped: there is no ../shared/data here");
    Conversion sind = shared(Conversion.From.SIND, "sind");
    Conversion awsd = shared(Conversion.From.AWSD, "awsd");
    for (Conversion each : List.of(sind, awsd)) {
      List<String> lines = each.lines();
      long incidents =
          lines.stream().filter(line -> line.contains("\"kind\":\"incident\"")).count();

      assertThat(incidents + each.copies() + each.problems().size()).isEqualTo(each.rows());
      assertThat(lines).allSatisfy(ConversionTest::isAccepted);
    }
    int unplaced = sind.unplaced().values().stream().mapToInt(Integer::intValue).sum();
    assertThat(sind.rows()).isEqualTo(9070);
    assertThat(sind.problems()).hasSizeLessThan(10);
    assertThat((double) sind.placed() / (sind.placed() + unplaced)).isGreaterThan(0.92);
  }

  private static void isAccepted(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    assertThat(new ReportParser().parse(bytes, 0, bytes.length, ReportParser.KNOWN_FROM_RECORD))
        .as(line)
        .isInstanceOf(Accepted.class);
  }

  private static Conversion shared(Conversion.From from, String folder) throws IOException {
    Gazetteer places;
    try (Reader csv = Files.newBufferedReader(Path.of("config/gazetteer.csv"))) {
      places = Gazetteer.read(csv);
    }
    Conversion conversion =
        new Conversion(
            from,
            new PlaceNames(
                places::country,
                area -> {
                  Place place = places.find(area);
                  return place == null ? null : place.area();
                }),
            true);
    try (Stream<Path> files = Files.list(SHARED.resolve(folder))) {
      for (Path file : files.sorted().toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          Tables.read(file.getFileName().toString(), in).forEach(conversion::take);
        }
      }
    }
    return conversion;
  }

  private static JsonNode report(String csv) throws IOException {
    return new ObjectMapper().readTree(converted(csv).lines().get(0));
  }

  private static Conversion converted(String csv) throws IOException {
    Conversion conversion =
        new Conversion(Conversion.From.SIND, new PlaceNames(name -> null, area -> null), false);
    InputStream in = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    Tables.read("made-up.csv", in).forEach(conversion::take);
    return conversion;
  }
}

package org.forebell.report.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.forebell.place.Gazetteer;
import org.forebell.place.Placing;
import org.forebell.report.Accepted;
import org.forebell.report.ReportParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All rows of the shared data, where it is. Counts of targets were counted apart from this code.
 */
class SharedDataTest {

  private static final Path SHARED = Path.of("../shared/data");

  private static Gazetteer gazetteer;

  @BeforeAll
  static void read() throws IOException {
    boolean present = Files.isDirectory(SHARED);
    if (!present) {
      System.out.println("SharedDataTest is skipped: there is no ../shared/data here");
    }
    assumeTrue(present, "there is no ../shared/data here");
    try (Reader csv = Files.newBufferedReader(Path.of("config/gazetteer.csv"))) {
      gazetteer = Gazetteer.read(csv);
    }
  }

  @Test
  void everyRowOfSindIsAReportOrAListedProblem() throws IOException {
    Converted converted = converted(Conversion.From.SIND, "sind", places());

    assertThat(converted.rows()).isEqualTo(9070);
    assertThat(converted.problems()).hasSize(2);
    assertThat(converted.accessReports()).isEqualTo(455);
    assertThat(converted.told()).isEqualTo(new Converted.Told(7475, 1559, 3389, 3144, 1500));
    isWhole(converted);
  }

  @Test
  void everyRowOfAwsdIsAReportOrAListedProblem() throws IOException {
    Converted converted = converted(Conversion.From.AWSD, "awsd", places());

    assertThat(converted.rows()).isEqualTo(770);
    assertThat(converted.told().staff()).isEqualTo(converted.incidentReports());
    isWhole(converted);
  }

  @ParameterizedTest(name = "{0}: at least {1} % placed")
  @CsvSource({
    "sind/health.csv, 97",
    "sind/aid-worker.csv, 97",
    "sind/education.csv, 97",
    "sind/protection.csv, 95",
    "sind/explosive-weapons.csv, 97",
    "sind/food-security.xlsx, 96"
  })
  void mostAreasArePlaced(String file, int percent) throws IOException {
    Placing places = places();
    converted(Conversion.From.SIND, file, places);

    assertThat(100.0 * places.placed() / (places.placed() + places.notPlaced()))
        .isGreaterThan(percent);
  }

  private static void isWhole(Converted converted) {
    assertThat(converted.incidentReports() + converted.copies() + converted.problems().size())
        .isEqualTo(converted.rows());
    assertThat(converted.lines()).allMatch(SharedDataTest::isAccepted).doesNotHaveDuplicates();
  }

  private static boolean isAccepted(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return new ReportParser().parse(bytes, 0, bytes.length, ReportParser.KNOWN_FROM_RECORD)
        instanceof Accepted;
  }

  private static Placing places() {
    return new Placing(gazetteer, 1000);
  }

  private static Converted converted(Conversion.From from, String path, Placing places)
      throws IOException {
    Conversion conversion = new Conversion(from, new PlaceNames(gazetteer::country, places::area));
    try (Stream<Path> files = Files.walk(SHARED.resolve(path))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          Tables.read(file.getFileName().toString(), in).forEach(conversion::take);
        }
      }
    }
    return conversion.converted();
  }
}

package org.forebell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the oldest savepoint holds, as a person is shown it. */
class InspectCommandIT {

  private static final String SAVEPOINT = "src/test/resources/savepoint/1/savepoint";

  @Test
  void listsAllOfIt() {
    Ran listed = inspect(SAVEPOINT);
    assertThat(listed.exit()).isZero();
    assertThat(withoutLayout(listed.out())).isEqualTo(golden());
  }

  @Test
  void tellsOfOneArea() throws IOException {
    Ran told = inspect(SAVEPOINT, "--json", "--area", "XAB/North Steppe");
    assertThat(told.exit()).isZero();
    JsonNode areas = new ObjectMapper().readTree(told.out()).get("areas");
    assertThat(areas).hasSize(1);
    assertThat(areas.at("/0/subjects/1/alert").asText()).isEqualTo("M463-84QM");
    assertThat(areas.at("/0/decidedUntil").asText()).isEqualTo("2024-05-03T00:00:00Z");
    Ran unknown = inspect(SAVEPOINT, "--area", "XAB/Nowhere");
    assertThat(unknown.exit()).isOne();
    assertThat(unknown.err()).contains("does not know XAB/Nowhere");
  }

  @Test
  void listsLaddersAndBooksOfTheNotificationJob() {
    Ran listed = inspect("src/test/resources/savepoint-notification/1/savepoint");
    assertThat(listed.exit()).isZero();
    List<String> lines = listed.out().lines().map(line -> line.replaceAll(" +", " ")).toList();
    assertThat(lines)
        .anyMatch(line -> line.matches("ladders \\d+ 128 .*ladders"))
        .anyMatch(line -> line.matches("books \\d+ 128 .*books"))
        .anyMatch(line -> line.matches("alerts-0 4"))
        .anyMatch(
            line ->
                line.matches(
                    "HRCQ-55F5 critical v1 1 0 \\d+ XAA/Area 0; rung 1, officer-0, climbs at"
                        + " 2026-01-02T00:01:00Z"))
        .anyMatch(line -> line.matches("JMVQ-8DNP critical v1 1 1 \\d+ XAA/Area 1"))
        .anyMatch(line -> line.matches("officer-0 2 0 1 1 0 [\\d,]+ 2026-01-01T16:00:00Z"))
        .anyMatch(line -> line.matches("officer-1 2 0 1 0 1 [\\d,]+"));
  }

  @Test
  void saysWhatToDoWhereThereIsNone() {
    Ran ended = inspect("src/test/resources");
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("name the folder that holds its file _metadata");
  }

  /** How many bytes a value takes depends on this release's layouts. */
  private static String withoutLayout(String listing) {
    return listing
        .replaceAll(" +[\\d,]+  staff", " #  staff")
        .replaceAll("take [\\d,]+ bytes", "take # bytes")
        .replaceAll("(?m)^(XA[A-C]) +[\\d,]+$", "$1 #");
  }

  private static String golden() {
    try {
      return Files.readString(Path.of("src/test/resources/savepoint/inspect.txt"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Ran inspect(String... arguments) {
    return Ran.command(List.of("inspect"), arguments);
  }
}

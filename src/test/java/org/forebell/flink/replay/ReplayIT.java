package org.forebell.flink.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.forebell.flink.ExportLine;
import org.forebell.flink.ShippedSettings;
import org.forebell.report.HostileInputs;
import org.forebell.report.Rejection;
import org.forebell.report.ReportParser;
import org.forebell.scenario.Scenario;
import org.forebell.scenario.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The very job, on files: the same reports in any order and any number of files, the same bytes.
 */
class ReplayIT {

  private static final long SOME_DAY = 1_710_000_000_000L; // 2024-03-09T16:00:00Z
  private static final long LATER = 1_718_000_000_000L; // 2024-06-10T06:13:20Z
  private static final long DAY = 86_400_000L;
  private static final String BUSY = "XAB/District 3";

  @TempDir private Path folder;
  private int runs;

  private record Outcome(String alerts, String assessments, long rejected) {}

  private List<String> lines;

  @BeforeEach
  void play() {
    lines = lines(Scenario.small(5));
  }

  @Test
  void shuffledTwiceAndSplitInFiveFilesOnFourSlotsItTellsTheSame() throws Exception {
    Outcome plain = replay(1, lines);

    assertThat(plain.alerts).isNotEmpty();
    assertThat(replay(2, shuffled(lines))).isEqualTo(plain);
    List<String> twice = new ArrayList<>(lines);
    twice.addAll(lines);
    assertSameDecisions(replay(1, shuffled(twice)), plain);
    assertThat(replay(4, split(shuffled(lines), 5))).isEqualTo(plain);
  }

  @Test
  void whoDidItMovesNoByte() throws Exception {
    Outcome plain = replay(1, lines);

    assertThat(replay(1, changed(line -> actor(line, "Somebody Else Altogether"))))
        .isEqualTo(plain);
    assertThat(replay(1, changed(line -> actor(line, "")))).isEqualTo(plain);
  }

  @Test
  void whatIsNoReportChangesNothingForWhatIsOne() throws Exception {
    Outcome plain = replay(1, lines);
    Path hostile = folder.resolve("hostile.ndjson");
    int records = 100_000;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ExportLine wrapped = new ExportLine();
    HostileInputs inputs = new HostileInputs(17);
    ReportParser parser = new ReportParser();
    int bad = 0;
    for (int i = 0; i < records; i++) {
      byte[] input = inputs.next();
      if (parser.parse(input, 0, input.length, SOME_DAY) instanceof Rejection) {
        bytes.write(wrapped.of("hostile", bad++, SOME_DAY, input));
      }
    }
    Files.write(hostile, bytes.toByteArray());
    Path good = file(lines);

    Outcome mixed = replay(2, List.of(hostile, good), Long.MAX_VALUE);

    assertSameDecisions(mixed, plain);
    assertThat(mixed.rejected).isEqualTo(plain.rejected + bad);
  }

  @Test
  void nothingToReportMovesNoScore() throws Exception {
    List<String> zeros = new ArrayList<>(lines);
    for (int day = 10; day < 30; day++) {
      zeros.add(
          "{\"kind\":\"nothing_to_report\",\"source\":{\"id\":\"desk-xaa-1\"},\"reportedAt\":\"2024-03-"
              + day
              + "T06:00:00Z\",\"area\":\"XAA/District 1\"}");
    }
    Outcome plain = replay(1, lines);
    Outcome told = replay(1, zeros);

    assertThat(Silences.without(told.alerts)).isEqualTo(Silences.without(plain.alerts));
    assertThat(Silences.without(told.assessments)).isEqualTo(Silences.without(plain.assessments));
    assertThat(told.rejected).isEqualTo(plain.rejected);
  }

  @Test
  void whoFallsSilentIsToldAndHeardAgainAndMovesNoScore() throws Exception {
    long from = SOME_DAY + 45 * DAY;
    List<String> cut =
        lines.stream()
            .filter(line -> !line.contains(BUSY) || !isBetween(line, from, from + 30 * DAY))
            .toList();
    Outcome told = replay(2, cut);

    List<JsonNode> silences = Silences.of(told.alerts, BUSY);
    assertThat(silences.stream().map(each -> each.path("change").asText()))
        .startsWith("raised")
        .contains("cleared");
    JsonNode raised = silences.get(0);
    assertThat(raised.path("evidence")).isNotEmpty();
    long since = Instant.parse(raised.at("/silence/since").asText()).toEpochMilli();
    assertThat(since).isBetween(from - 4 * DAY, from);
    assertThat(told.assessments.lines().filter(line -> line.contains("\"silence\"")))
        .isNotEmpty()
        .allMatch(line -> line.contains("\"confidence\":\"low\""))
        .anyMatch(line -> line.contains(BUSY));
    assertThat(replay(4, split(shuffled(cut), 3))).isEqualTo(told);
  }

  @Test
  void nothingThatMustStayInsideLeaves() throws Exception {
    Outcome outcome = replay(1, lines(Scenario.small(5).withCanaries()));

    assertThat(outcome.alerts).isNotEmpty();
    assertThat(outcome.alerts + outcome.assessments)
        .doesNotContain(Scenario.CANARY)
        .doesNotContain("12.3456789")
        .doesNotContain("98.7654321");
  }

  @Test
  void aReportInOneCountryMovesNoByteOfAnother() throws Exception {
    List<String> without = lines.stream().filter(line -> !line.contains("\"XAA/")).toList();
    Outcome all = replay(1, List.of(file(lines)), LATER);
    Outcome less = replay(1, List.of(file(without)), LATER);

    assertThat(only("XAB/", all.alerts)).isNotEmpty().isEqualTo(less.alerts);
    assertThat(only("XAB/", all.assessments)).isNotEmpty().isEqualTo(less.assessments);
  }

  @Test
  void aYearOfRealReportsInAnyOrderGivesTheSameBytes() throws Exception {
    assumeTrue(RealReports.areThere(), "skipped: there is no ../shared/data/sind here");
    List<String> year =
        RealReports.lines().stream()
            .filter(line -> line.contains("\"reportedAt\":\"2021-"))
            .toList();
    Outcome plain = replay(1, year);

    assertThat(plain.alerts).isNotEmpty();
    assertThat(replay(4, split(shuffled(year), 5))).isEqualTo(plain);
    List<String> twice = new ArrayList<>(year);
    twice.addAll(year);
    List<String> swapped =
        shuffled(twice).stream().map(line -> actor(line, "x".repeat(90))).toList();
    assertSameDecisions(replay(2, swapped), plain);
  }

  private static boolean isBetween(String line, long from, long to) {
    long known =
        Instant.parse(line.replaceFirst(".*\"knownAt\":\"([^\"]+)\".*", "$1")).toEpochMilli();
    return known >= from && known < to;
  }

  private static void assertSameDecisions(Outcome one, Outcome other) {
    assertThat(one.alerts).isEqualTo(other.alerts);
    assertThat(one.assessments).isEqualTo(other.assessments);
  }

  private Outcome replay(int parallelism, List<String> report) throws Exception {
    return replay(parallelism, List.of(file(report)), Long.MAX_VALUE);
  }

  private Outcome replay(int parallelism, Stream<List<String>> parts) throws Exception {
    List<Path> files = new ArrayList<>();
    for (List<String> part : parts.toList()) {
      files.add(file(part));
    }
    return replay(parallelism, files, Long.MAX_VALUE);
  }

  private Outcome replay(int parallelism, List<Path> files, long until) throws Exception {
    Path to = Files.createDirectory(folder.resolve("run-" + runs++));
    Replay.Summary summary =
        Replay.run(
            new Replay.Request(
                files,
                to.resolve("assessments"),
                to.resolve("alerts"),
                to.resolve("rejected"),
                Long.MIN_VALUE,
                until,
                parallelism,
                ShippedSettings.read()),
            (done, all) -> {});
    return new Outcome(
        Files.readString(to.resolve("alerts")),
        Files.readString(to.resolve("assessments")),
        summary.rejected());
  }

  private Path file(List<String> report) throws IOException {
    Path file = folder.resolve("reports-" + runs++ + ".ndjson");
    Files.write(file, report);
    return file;
  }

  private List<String> changed(UnaryOperator<String> change) {
    return lines.stream().map(change).toList();
  }

  private static String actor(String line, String name) {
    return Pattern.compile("\"actor\":\"[^\"]*\"")
        .matcher(line)
        .replaceAll("\"actor\":\"" + name + "\"");
  }

  private static List<String> shuffled(List<String> lines) {
    List<String> shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, new Random(99));
    return shuffled;
  }

  private static Stream<List<String>> split(List<String> lines, int parts) {
    List<List<String>> split = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int number = part;
      split.add(
          java.util.stream.IntStream.range(0, lines.size())
              .filter(i -> i % parts == number)
              .mapToObj(lines::get)
              .toList());
    }
    return split.stream();
  }

  private static String only(String areas, String output) {
    return output
        .lines()
        .filter(line -> line.contains("\"area\":\"" + areas))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<String> lines(Scenario scenario) {
    List<String> lines = new ArrayList<>();
    ExportLine line = new ExportLine();
    Iterator<Scene> scenes = scenario.scenes();
    while (scenes.hasNext()) {
      Scene scene = scenes.next();
      byte[] bytes = line.of("reports", lines.size(), scene.knownAt(), scene.value());
      lines.add(new String(bytes, StandardCharsets.UTF_8).strip());
    }
    return lines;
  }
}

package org.forebell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.forebell.bulletin.Gathered.Topic;
import org.forebell.bulletin.Papers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bulletin from files. */
class ReportCommandTest {

  @TempDir private Path folder;

  @Test
  void eachFileHasTheFormOfItsEnding() throws Exception {
    Ran ran =
        report("--out", file("a.html"), file("a.txt"), file("a.csv"), file("a.json"), "--hxl");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exit()).isZero();
    assertThat(read("a.html"))
        .startsWith("<!doctype html>")
        .contains("Upper River, XAA, staff", "TLP:AMBER<");
    assertThat(read("a.txt"))
        .startsWith("DAILY BULLETIN 2024-077")
        .contains("09:00+03:00 Africa/Nairobi");
    assertThat(read("a.csv")).startsWith("location_code,").contains("\r\n#country+code,");
    assertThat(read("a.json")).startsWith("{\"number\":\"2024-077\"");
    assertThat(read("a.txt").replaceAll("\\s+", " ")).contains("\\ --alerts F \\ --assessments F");
    assertThat(report("--out", "-", "--format", "text").out()).isEqualTo(read("a.txt"));
  }

  @Test
  void filesInAnyOrderAndInPiecesGiveTheSameBytes() throws Exception {
    report("--out", file("a.html"), file("a.txt"));
    List<String> lines = new ArrayList<>(lines(Topic.ASSESSMENTS));
    Collections.reverse(lines);
    Files.write(folder.resolve("one"), lines.subList(0, 100));
    Files.write(folder.resolve("two"), lines.subList(100, lines.size()));
    Ran ran =
        Ran.command(
            List.of("report", "--at", "2024-03-17T06:00:00Z", "--zone", "Africa/Nairobi"),
            "--gazetteer",
            file("gazetteer.csv"),
            "--alerts",
            file("ALERTS"),
            "--assessments",
            file("two"),
            file("one"),
            "--rejected",
            file("REJECTED"),
            "--acknowledgements",
            file("ACKNOWLEDGEMENTS"),
            "--out",
            file("b.html"),
            file("b.txt"));
    assertThat(ran.err()).isEmpty();
    assertThat(read("b.html")).isEqualTo(read("a.html"));
    assertThat(read("b.txt")).isEqualTo(read("a.txt"));
  }

  @Test
  void whatIsOutOfDateIsWrittenAndSaid() throws Exception {
    Ran ran = report("--out", file("late.txt"), "--at", "2024-03-20");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("ends long before");
    assertThat(read("late.txt")).contains("OUT OF DATE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --out a.pdf                                   | says no format
          --out a.txt --format pdf                      | none of html, text, csv, json
          --out a.txt --at noon                         | is no time
          --out a.txt --tier friends                    | none of inside, partner, outward
          --out a.txt --zone Mars/Base                  | is no zone
          --out a.txt --offsets alerts=0-1              | leave them out
          --out no/such/folder/a.txt                    | Check the folder
          --out a.txt --posture no/such/file            | there is no file
          --out a.txt --outcomes no/such/file           | there is no file
          """)
  void whatCannotBeDoneIsSaid(String words, String problem) throws Exception {
    Ran ran = report(words.split(" "));
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains(problem);
  }

  @Test
  void offsetsThatAreNoneAreRefusedBeforeAnythingIsRead() {
    List<String> words = List.of("report", "--at", "2024-03-17", "--out", file("a.txt"));
    String[] silent = {"--bootstrap", "127.0.0.1:1", "--offsets"};
    assertThat(Ran.command(words, silent[0], silent[1], silent[2], "alerts=1").err())
        .contains("is no part of offsets");
    assertThat(Ran.command(words, silent[0], silent[1], silent[2], "alerts=0-1").err())
        .contains("the topics are");
  }

  private Ran report(String... more) throws IOException {
    Files.writeString(folder.resolve("gazetteer.csv"), Papers.GAZETTEER);
    List<String> words = new ArrayList<>(List.of("report"));
    if (!List.of(more).contains("--at")) {
      words.addAll(List.of("--at", "2024-03-17T06:00:00Z"));
    }
    if (!List.of(more).contains("--zone")) {
      words.addAll(List.of("--zone", "Africa/Nairobi"));
    }
    words.addAll(List.of("--gazetteer", file("gazetteer.csv")));
    for (Topic each :
        List.of(Topic.ALERTS, Topic.ASSESSMENTS, Topic.REJECTED, Topic.ACKNOWLEDGEMENTS)) {
      Files.write(folder.resolve(each.name()), lines(each));
      words.addAll(
          List.of("--" + each.name().toLowerCase(java.util.Locale.ROOT), file(each.name())));
    }
    return Ran.command(words, more);
  }

  private static List<String> lines(Topic topic) {
    return Papers.day().all().stream()
        .filter(each -> each.topic() == topic)
        .map(each -> new String(each.record(), java.nio.charset.StandardCharsets.UTF_8))
        .toList();
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}

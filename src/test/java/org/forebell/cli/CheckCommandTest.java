package org.forebell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {

  private static final String GOOD =
      "{'kind':'heartbeat','source':{'id':'clock'},'reportedAt':'2016-01-01T00:00:00Z'}";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aGoodFilePasses() throws IOException {
    Path file = write("good.ndjson", GOOD + "\n\n" + GOOD + "\r\n");

    assertThat(check(file)).isZero();
    assertThat(out).hasToString("0 problems in 1 file: 2 records, 0 of them wrong\n");
  }

  @Test
  void everyProblemIsToldWithItsPlaceAndWhatToDo() throws IOException {
    Path file =
        write(
            "bad.ndjson",
            GOOD
                + "\n{'kind':'retraction','id':'a','of':'a','reportedAt':'yesterday'}\n\n"
                + "{'kind':'incident'\n");

    assertThat(check(file)).isEqualTo(1);
    assertThat(out.toString().lines())
        .containsExactly(
            file
                + ":2: /reportedAt unparsable_time: \"yesterday\". Write 2016-01-31T12:00:00Z or"
                + " 2016-01-31T15:00:00+03:00.",
            file
                + ":2: /of self_retraction: of is the record's own id. Set of to the id of the"
                + " report to withdraw.",
            file
                + ":4: (whole record) not_json: Unexpected end-of-input, at byte 18. Write with a"
                + " JSON library, one object a record.",
            "3 problems in 1 file: 3 records, 2 of them wrong");
  }

  @Test
  void aLineWithoutEndNeedsLittleMemory() throws IOException {
    Path file = write("long.ndjson", "x".repeat(3_000_000) + "\n" + GOOD);

    assertThat(check(file)).isEqualTo(1);
    assertThat(out.toString()).contains(":1: (whole record) too_long");
    assertThat(out.toString()).contains("2 records, 1 of them wrong");
  }

  @Test
  void settingsAreKnownByTheirNames() throws IOException {
    assertThat(check(Path.of("config/policy.yaml"), Path.of("config/model.json"))).isZero();

    Path policy = write("mine.yaml", "version: '1'\n");
    Path model = write("model-2.json", "{}");
    assertThat(check(policy, model)).isEqualTo(1);
    assertThat(out.toString()).contains("mine.yaml: policy: ").contains("model-2.json: model: ");
  }

  @Test
  void routingsAreKnownByTheirNamesAndToldWithTheirLine() throws IOException {
    assertThat(check(Path.of("config/routing.yaml"))).isZero();

    Path routing = write("routing-2.yaml", "version: a\nrecipient: {}\n");
    assertThat(check(routing)).isEqualTo(1);
    assertThat(out.toString())
        .contains(routing + ", line 2: recipient is no key here. Did you mean recipients?")
        .contains("1 problem in 1 file");
  }

  @Test
  void aMissingFileIsNotAProblemOfItsContent() throws IOException {
    assertThat(check(write("good.ndjson", GOOD), folder.resolve("none.ndjson"))).isEqualTo(2);
    assertThat(err.toString()).contains("none.ndjson is not a file that can be read");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void noCommandAtAllIsAMistakeWithHelp() {
    assertThat(commands().execute()).isEqualTo(2);
    assertThat(err.toString()).contains("say which command").contains("check");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content.replace('\'', '"'));
  }

  private int check(Path... files) {
    String[] args = new String[files.length + 1];
    args[0] = "check";
    for (int i = 0; i < files.length; i++) {
      args[i + 1] = files[i].toString();
    }
    return commands().execute(args);
  }

  private CommandLine commands() {
    return Forebell.commands().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
  }
}

package org.forebell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the oldest savepoint holds, as a person is shown it. */
class InspectCommandIT {

  private static final String SAVEPOINT = "src/test/resources/savepoint/1/savepoint";

  private record Ended(int code, String out, String err) {}

  @Test
  void listsAllOfIt() {
    Ended listed = inspect(SAVEPOINT);
    assertThat(listed.code).isZero();
    assertThat(withoutLayout(listed.out)).isEqualTo(golden());
  }

  @Test
  void tellsOfOneArea() throws IOException {
    Ended told = inspect(SAVEPOINT, "--json", "--area", "XAB/North Steppe");
    assertThat(told.code).isZero();
    JsonNode areas = new ObjectMapper().readTree(told.out).get("areas");
    assertThat(areas).hasSize(1);
    assertThat(areas.at("/0/subjects/1/alert").asText()).isEqualTo("M463-84QM");
    assertThat(areas.at("/0/decidedUntil").asText()).isEqualTo("2024-05-03T00:00:00Z");
    Ended unknown = inspect(SAVEPOINT, "--area", "XAB/Nowhere");
    assertThat(unknown.code).isOne();
    assertThat(unknown.err).contains("does not know XAB/Nowhere");
  }

  @Test
  void saysWhatToDoWhereThereIsNone() {
    Ended ended = inspect("src/test/resources");
    assertThat(ended.code).isEqualTo(2);
    assertThat(ended.err).contains("name the folder that holds its file _metadata");
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

  private static Ended inspect(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] all = new String[arguments.length + 1];
    all[0] = "inspect";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    CommandLine commands =
        Forebell.commands().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = commands.execute(all);
    return new Ended(code, out.toString(), err.toString());
  }
}

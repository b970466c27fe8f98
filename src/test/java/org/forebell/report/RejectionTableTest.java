package org.forebell.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table of reasons in the documentation is the one in the code. */
class RejectionTableTest {

  private static final Path FILE = Path.of("docs/rejections.md");

  /**
   * To write the table anew: {@code mvn test -Dtest=RejectionTableTest -Drejections.write=true}.
   */
  @Test
  void isTheTableOfTheCode() throws IOException {
    String table = table();
    if (Boolean.getBoolean("rejections.write")) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, table);
    }
    assertThat(FILE).hasContent(table);
    assertThat(Files.readString(Path.of("README.md")))
        .as("the README holds the same table")
        .contains(table.substring(table.indexOf("| reason |")));
  }

  private static String table() {
    StringBuilder out = new StringBuilder();
    out.append("# Why a record was turned away\n\n");
    out.append(
        "Each record of `reports.rejected` and `notification.rejected`, and each line of"
            + " `./forebell check`, has one of");
    out.append(" these reasons.\nNothing is thrown away: the rejected record keeps the bytes that");
    out.append(" came.\n\n");
    out.append("| reason | what is wrong | what to do |\n|---|---|---|\n");
    for (Reason reason : Reason.values()) {
      out.append("| `").append(reason.code()).append("` | ");
      out.append(reason.meaning()).append(" | ").append(reason.advice()).append(" |\n");
    }
    return out.toString();
  }
}

package org.forebell.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

  private final WebhookSignature signature = new WebhookSignature("secret");

  @Test
  void the_documented_examples_are_ours() throws IOException {
    List<String[]> examples =
        Pattern.compile("\\| `([^`]*)` \\| (?:`([^`]*)`|\\(empty\\)) \\| `(t=(\\d+),v1=\\w+)` \\|")
            .matcher(Files.readString(Path.of("docs/webhook.md")))
            .results()
            .map(row -> new String[] {row.group(1), row.group(2), row.group(3), row.group(4)})
            .toList();
    assertThat(examples).hasSize(3);
    for (String[] row : examples) {
      byte[] body = (row[1] == null ? "" : row[1]).getBytes(StandardCharsets.UTF_8);
      long at = Long.parseLong(row[3]);
      WebhookSignature documented = new WebhookSignature(row[0]);
      assertThat(documented.sign(body, at)).isEqualTo(row[2]);
      assertThat(documented.verify(row[2], body, at, TOLERANCE)).isTrue();
    }
  }

  @Test
  void another_body_secret_or_time_is_not_ours() {
    String header = signature.sign(BODY, 1000);
    assertThat(signature.verify(header, BODY, 1000, TOLERANCE)).isTrue();
    assertThat(signature.verify(header, "{ }".getBytes(StandardCharsets.UTF_8), 1000, TOLERANCE))
        .isFalse();
    assertThat(new WebhookSignature("other").verify(header, BODY, 1000, TOLERANCE)).isFalse();
    assertThat(signature.verify(header.replace("t=1000", "t=1001"), BODY, 1000, TOLERANCE))
        .isFalse();
  }

  @Test
  void what_is_too_old_or_too_far_ahead_is_refused() {
    String header = signature.sign(BODY, 1000);
    assertThat(signature.verify(header, BODY, 1300, TOLERANCE)).isTrue();
    assertThat(signature.verify(header, BODY, 1301, TOLERANCE)).isFalse();
    assertThat(signature.verify(header, BODY, 700, TOLERANCE)).isTrue();
    assertThat(signature.verify(header, BODY, 699, TOLERANCE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "t=,v1=", "t=1000", "v1=00,t=1000", "t=9999999999999999,v1=00", "t=1 ,v1=0"})
  void what_has_another_form_is_refused(String header) {
    assertThat(signature.verify(header, BODY, 1000, TOLERANCE)).isFalse();
  }
}

package org.forebell.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.wording.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A reader of another make takes our documents. None in Java is served by Maven Central under a
 * licence of ours, so it is one for Node: {@code npm install --prefix DIR @dec112/cap-ts@0.3.2},
 * and DIR in the environment as {@code FOREBELL_CAP_READER}.
 */
class CapReaderIT {
  private static final String READER = System.getenv("FOREBELL_CAP_READER");

  @Test
  void reads_six_versions(@TempDir Path home) throws Exception {
    assumeTrue(READER != null, "skipped: FOREBELL_CAP_READER names no reader of CAP");
    Wording wording = new Wording(Parcels.posture());
    Medium.Cap settings = new Medium.Cap("", "forebell@example.org", false, "x", List.of());
    CapDocument document = new CapDocument(settings, wording, wording.redaction());
    List<String> command =
        new ArrayList<>(List.of("node", Path.of("src/test/resources/cap/read.cjs").toString()));
    for (int version = 1; version <= 6; version++) {
      Parcel parcel = Parcels.to("cap", "", Parcels.version(version));
      Path file = home.resolve(version + ".cap.xml");
      command.add(
          Files.write(file, document.write(parcel, (Letter.OfAlert) parcel.letter())).toString());
    }
    ProcessBuilder node = new ProcessBuilder(command).redirectErrorStream(true);
    node.environment().put("NODE_PATH", READER + "/node_modules");
    Process reading = node.start();
    String said = new String(reading.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(reading.waitFor()).as(said).isZero();
    List<JsonNode> read = new ArrayList<>();
    for (String line : said.lines().toList()) {
      read.add(new ObjectMapper().readTree(line));
    }
    assertThat(read).hasSize(6);
    List<String> before = new ArrayList<>();
    for (JsonNode each : read) {
      assertThat(each.path("references").asText()).isEqualTo(String.join(" ", before));
      assertThat(each.at("/info_list/0/area_list/0/geocode_list/0/value").asText())
          .isEqualTo("SS04");
      before.add(
          String.join(
              ",",
              each.get("sender").asText(),
              each.get("identifier").asText(),
              each.get("sent").asText()));
    }
  }
}

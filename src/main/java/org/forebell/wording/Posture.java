package org.forebell.wording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;

/** Which plan to review when, as an organisation writes it in {@code config/posture.yaml}. */
public record Posture(String version) {

  /** Reads the file; throws {@link IllegalArgumentException} with the key and what to do. */
  public static Posture read(InputStream yaml) {
    try {
      JsonNode root = new YAMLMapper().readTree(yaml);
      return new Posture(root.path("version").asText());
    } catch (IOException e) {
      throw new IllegalArgumentException("posture: is not YAML: " + e.getMessage(), e);
    }
  }
}

package org.forebell.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.forebell.flink.EscalationSettings;

/** The files of {@code config/} as they are shipped inside the jar, where none is named. */
final class Defaults {

  /** Stands for a file of which none was named. */
  static final String SHIPPED = "shipped";

  static final String POLICY = "policy.yaml";
  static final String MODEL = "model.json";
  static final String EQUITY = "equity.yaml";
  static final String ACLS = "acls.csv";
  static final String GAZETTEER = "gazetteer.csv";
  static final String ROUTING = "routing.yaml";
  static final String CHANNELS = "channels.yaml";
  static final String POSTURE = "posture.yaml";
  static final String INBOUND = "inbound.yaml";

  private Defaults() {}

  /**
   * The bytes of a file.
   *
   * @param named its path, null or {@link #SHIPPED} for the one that is shipped
   */
  static byte[] bytes(String named, String shipped) throws IOException {
    if (named != null && !named.equals(SHIPPED)) {
      Path file = Path.of(named);
      if (!Files.isReadable(file)) {
        throw new CannotBegin("there is no file " + file + " to read");
      }
      return Files.readAllBytes(file);
    }
    try (InputStream in = Defaults.class.getResourceAsStream("/config/" + shipped)) {
      return in.readAllBytes();
    }
  }

  /** The text of a file, likewise. */
  static Reader reader(String named, String shipped) throws IOException {
    return new InputStreamReader(
        new ByteArrayInputStream(bytes(named, shipped)), StandardCharsets.UTF_8);
  }

  /** Policy, model and gazetteer, each the one named or else the one shipped. */
  static EscalationSettings settings(String policy, String model, String gazetteer)
      throws IOException {
    EscalationSettings settings =
        new EscalationSettings(
            bytes(policy, POLICY), bytes(model, MODEL), bytes(gazetteer, GAZETTEER));
    try {
      settings.readPolicy();
      settings.readModel();
    } catch (IllegalArgumentException e) {
      throw new CannotBegin(e.getMessage());
    }
    return settings;
  }
}

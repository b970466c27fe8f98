package org.forebell.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Policy, model and gazetteer as the repository ships them. */
public final class ShippedSettings {

  private ShippedSettings() {}

  public static EscalationSettings read() throws IOException {
    return new EscalationSettings(
        Files.readAllBytes(Path.of("config/policy.yaml")),
        Files.readAllBytes(Path.of("config/model.json")),
        Files.readAllBytes(Path.of("config/gazetteer.csv")));
  }
}

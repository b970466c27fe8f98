package org.forebell.flink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Settings as the repository ships them. */
public final class ShippedSettings {

  private ShippedSettings() {}

  /** Policy, model and gazetteer. */
  public static EscalationSettings read() throws IOException {
    return new EscalationSettings(
        Files.readAllBytes(Path.of("config/policy.yaml")),
        Files.readAllBytes(Path.of("config/model.json")),
        Files.readAllBytes(Path.of("config/gazetteer.csv")));
  }

  /**
   * Posture and inbound as shipped.
   *
   * @param channels with the line {@code channels:}
   */
  public static NotificationSettings telling(String routing, String channels, Pace pace)
      throws IOException {
    return new NotificationSettings(
        routing.getBytes(StandardCharsets.UTF_8),
        channels.getBytes(StandardCharsets.UTF_8),
        Files.readAllBytes(Path.of("config/posture.yaml")),
        Files.readAllBytes(Path.of("config/inbound.yaml")),
        pace);
  }
}

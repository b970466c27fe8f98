package org.forebell.backtest.lived;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.forebell.report.Subject;
import org.forebell.risk.Level;

/**
 * A version of an alert as it stands in a topic, as far as one can be weighed against another.
 *
 * @param change its code
 * @param level told from then on
 * @param at epoch milliseconds
 * @param test whether it is an exercise, which tells of nothing real
 * @param overridden whether overrides were in force
 * @param muted whether one of them had nobody called
 * @param policy version
 */
public record ToldAlert(
    String id,
    int version,
    String change,
    String area,
    Subject subject,
    Level level,
    long at,
    boolean test,
    boolean overridden,
    boolean muted,
    String policy) {

  /**
   * Reads an alert by its contract, {@code schema/alert.json}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static ToldAlert read(JsonNode alert) {
    Subject subject = Subject.of(alert.path("subject").asText());
    Level level = Level.of(alert.path("level").asText());
    if (subject == null || level == null || !alert.hasNonNull("id") || !alert.hasNonNull("at")) {
      throw new IllegalArgumentException(
          "a record is no alert; it has no id, at, level or subject that is known");
    }
    boolean muted = false;
    for (JsonNode each : alert.path("overrides")) {
      muted |= each.path("action").asText().equals("mute");
    }
    return new ToldAlert(
        alert.get("id").asText(),
        alert.path("version").asInt(),
        alert.path("change").asText(),
        alert.path("area").asText(),
        subject,
        level,
        Instant.parse(alert.get("at").asText()).toEpochMilli(),
        alert.path("test").asBoolean(),
        !alert.path("overrides").isEmpty(),
        muted,
        alert.path("policy").asText());
  }
}

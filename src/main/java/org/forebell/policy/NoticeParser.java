package org.forebell.policy;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import org.forebell.report.PlainText;
import org.forebell.report.Reason;
import org.forebell.report.Rejection;
import org.forebell.report.Subject;
import org.forebell.risk.Level;
import org.forebell.risk.RiskModel;

/**
 * Reads records of the topic {@code policy} by their contract, {@code schema/policy.json}. Other
 * than with reports, a field that is not known is refused: who publishes is one of us, and a slip
 * of the pen must not pass for a decision.
 */
public final class NoticeParser {

  /** The most bytes of a record. */
  public static final int LONGEST = 256 * 1024;

  private static final int LONGEST_TEXT = 200;
  private static final int LONGEST_DETAIL = 300;
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build()
          .reader();

  private final RiskModel shipped;

  /**
   * @param shipped the model of policies that bring none
   */
  public NoticeParser(RiskModel shipped) {
    this.shipped = shipped;
  }

  /** What a record says: a notice, or why it is none. */
  public record Read(Notice notice, Rejection refused) {}

  /** When a line of a file says that it became known, epoch milliseconds; null when it does not. */
  public static Long knownAt(byte[] record) {
    try {
      return time(JSON.readTree(record), "knownAt");
    } catch (IOException | IllegalArgumentException none) {
      return null;
    }
  }

  /** Reads a record; null is a record without a value. */
  public Read read(byte[] record) {
    if (record == null) {
      return refused(Reason.NULL_RECORD, "");
    }
    if (record.length > LONGEST) {
      return refused(Reason.TOO_LONG, "a record of the topic policy may have 256 KiB");
    }
    try {
      JsonNode root = JSON.readTree(record);
      if (root == null || !root.isObject()) {
        return refused(Reason.NOT_AN_OBJECT, "");
      }
      return new Read(notice(root), null);
    } catch (IOException e) {
      return refused(Reason.NOT_JSON, "cannot be read as JSON");
    } catch (IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage());
      return refused(Reason.BAD_POLICY, why.substring(0, Math.min(why.length(), LONGEST_DETAIL)));
    }
  }

  private static Read refused(Reason reason, String detail) {
    return new Read(null, new Rejection(reason, "", detail));
  }

  private Notice notice(JsonNode root) {
    String kind = text(root, "kind");
    return switch (kind) {
      case "heartbeat" -> new Notice.Beat();
      case "policy" -> publication(root);
      case "promotion" -> {
        known(root, Set.of("kind", "of", "by", "reason", "knownAt"));
        yield new Notice.Promotion(name(root, "of"), text(root, "by"), text(root, "reason"));
      }
      case "retirement" -> {
        known(root, Set.of("kind", "of", "by", "reason", "knownAt"));
        yield new Notice.Retirement(name(root, "of"), text(root, "by"), text(root, "reason"));
      }
      case "override" -> new Notice.Overriding(override(root));
      default ->
          throw new IllegalArgumentException(
              "kind: is none of policy, promotion, retirement, override, heartbeat");
    };
  }

  private Notice publication(JsonNode root) {
    known(root, Set.of("kind", "mode", "by", "reason", "policy", "model", "knownAt"));
    String mode = text(root, "mode");
    require(mode.equals("live") || mode.equals("shadow"), "mode: is neither live nor shadow");
    JsonNode document = root.path("policy");
    require(document.isObject(), "policy: is missing");
    RiskModel model =
        root.has("model")
            ? RiskModel.read(
                new ByteArrayInputStream(
                    root.get("model").toString().getBytes(StandardCharsets.UTF_8)))
            : shipped;
    PublishedPolicy policy = PublishedPolicy.read(document, model);
    require(
        policy.version().matches(NAME),
        "policy.version: must be up to 40 letters, digits, dots, dashes and underscores");
    return new Notice.Publication(
        policy, mode.equals("live"), text(root, "by"), text(root, "reason"));
  }

  private static AreaOverride override(JsonNode root) {
    known(
        root,
        Set.of(
            "kind", "id", "area", "subject", "action", "level", "by", "reason", "until",
            "knownAt"));
    String area = text(root, "area");
    require(PlainText.isArea(area), "area: write AFG for a country or AFG/Ghor Province");
    Action action = Action.of(text(root, "action"));
    require(action != null, "action: is none of floor, mute, exercise");
    Level level = root.has("level") ? level(text(root, "level")) : null;
    require(
        (action == Action.MUTE) == (level == null),
        "level: floor and exercise need one, mute has none");
    Long until = time(root, "until");
    require(until != null, "until: is missing; an override must end");
    return new AreaOverride(
        name(root, "id"),
        area,
        root.has("subject") ? subject(text(root, "subject")) : null,
        action,
        level,
        text(root, "by"),
        text(root, "reason"),
        until);
  }

  private static Level level(String code) {
    for (Level each : Level.values()) {
      if (each.code().equals(code) && each != Level.NORMAL) {
        return each;
      }
    }
    throw new IllegalArgumentException("level: is none of watch, warning, critical");
  }

  private static Subject subject(String code) {
    for (Subject each : Subject.values()) {
      if (each.code().equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("subject: is neither staff nor facility");
  }

  private static void known(JsonNode root, Set<String> fields) {
    for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!fields.contains(name)) {
        throw new IllegalArgumentException(
            "a field is not known; known here are " + new TreeSet<>(fields));
      }
    }
  }

  private static String name(JsonNode root, String field) {
    String name = text(root, field);
    require(
        name.matches(NAME),
        field + ": must be up to 40 letters, digits, dots, dashes and underscores");
    return name;
  }

  private static String text(JsonNode root, String field) {
    JsonNode node = root.path(field);
    require(node.isTextual() && !node.asText().isBlank(), field + ": is missing or no text");
    String text = node.asText();
    require(text.length() <= LONGEST_TEXT, field + ": is longer than 200 characters");
    require(PlainText.isFit(text), field + ": holds control characters");
    return text;
  }

  private static Long time(JsonNode root, String field) {
    if (root == null || !root.has(field)) {
      return null;
    }
    try {
      return OffsetDateTime.parse(root.get(field).asText()).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(field + ": write 2026-01-31T12:00:00Z", e);
    }
  }

  private static void require(boolean met, String problem) {
    if (!met) {
      throw new IllegalArgumentException(problem);
    }
  }
}

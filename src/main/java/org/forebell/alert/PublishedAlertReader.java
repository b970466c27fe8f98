package org.forebell.alert;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.forebell.alert.PublishedAlert.Exit;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.alert.PublishedAlert.Where;
import org.forebell.report.CodeList;
import org.forebell.report.Reason;
import org.forebell.report.Rejection;
import org.forebell.report.Subject;
import org.forebell.risk.Counts;
import org.forebell.risk.Factor;
import org.forebell.risk.Level;
import org.forebell.silence.Silence;

/**
 * Reads records of the topic {@code alerts} by their contract, {@code schema/alert.json}: strict
 * about what the contract names, blind for what a later release may add. No bytes make it fail; it
 * says what is wrong with them. Thread-safe.
 */
public final class PublishedAlertReader {

  /** The most bytes of a record: what a topic takes unless told otherwise. */
  public static final int LONGEST = 1024 * 1024;

  private static final String ID = "[CDFHJKLMNPQRTVWX2-9]{4}-[CDFHJKLMNPQRTVWX2-9]{4}";
  private static final double LARGEST = 1e12;
  static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();
  private static final CodeList CONSTRAINTS = CodeList.named("constraint");
  private static final CodeList EFFECTS = CodeList.named("effect");

  /** What a record says: an alert, or why it is none; the other is null. */
  public record Read(PublishedAlert alert, Rejection refused) {}

  /** Reads a record; null is a record without a value. */
  public Read read(byte[] record) {
    if (record == null) {
      return refused(Reason.NULL_RECORD, "no value");
    }
    if (record.length > LONGEST) {
      return refused(Reason.TOO_LONG, "a record of the topic alerts may have 1 MiB");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(record)).toString();
      JsonNode root = JSON.readTree(text);
      if (root == null || !root.isObject()) {
        return refused(Reason.NOT_AN_OBJECT, "the value is no object");
      }
      return new Read(alert(new AlertFields(root, "")), null);
    } catch (CharacterCodingException e) {
      return refused(Reason.NOT_UTF8, "the bytes are not UTF-8");
    } catch (IOException e) {
      return refused(Reason.NOT_JSON, "cannot be read as JSON");
    } catch (AlertFields.Broken e) {
      return new Read(null, e.why());
    }
  }

  private static Read refused(Reason reason, String detail) {
    return new Read(null, new Rejection(reason, "", detail));
  }

  private static PublishedAlert alert(AlertFields root) {
    Kind kind = root.has("kind") ? root.code("kind", Kind::of) : Kind.RISK;
    return kind == Kind.RISK || root.has("probability") ? risk(kind, root) : silence(root);
  }

  private static PublishedAlert risk(Kind kind, AlertFields root) {
    return new PublishedAlert(
        kind,
        root.matching("id", ID),
        root.count("version", 1),
        root.code("change", Change::of),
        root.area("area"),
        root.truth("placed") ? where(root.object("place")) : null,
        root.code("subject", Subject::of),
        root.code("level", Level::of),
        root.code("previousLevel", Level::of),
        root.time("at"),
        root.span("horizon"),
        root.number("probability", 0, 1),
        root.number("usual", 0, 1),
        root.code("confidence", Confidence::of),
        root.objects("factors", PublishedAlertReader::factor),
        counts(root.object("counts")),
        root.objects("access", PublishedAlertReader::access),
        root.texts("evidence"),
        root.count("evidenceTotal", 0),
        root.has("exit") ? exit(root.object("exit")) : null,
        root.time("validUntil"),
        root.truth("test"),
        root.has("overrides")
            && root.objects("overrides", PublishedAlertReader::mutes).contains(true),
        root.has("silence") ? told(root.object("silence")) : null,
        root.text("model"),
        root.text("policy"));
  }

  /** It says nothing of how likely anything is. */
  private static PublishedAlert silence(AlertFields root) {
    return new PublishedAlert(
        Kind.SILENCE,
        root.matching("id", ID),
        root.count("version", 1),
        root.code("change", Change::of),
        root.area("area"),
        root.truth("placed") ? where(root.object("place")) : null,
        root.code("subject", Subject::of),
        root.code("level", Level::of),
        root.code("previousLevel", Level::of),
        root.time("at"),
        Duration.ZERO,
        Double.NaN,
        Double.NaN,
        root.code("confidence", Confidence::of),
        List.of(),
        Counts.NONE,
        List.of(),
        root.texts("evidence"),
        root.count("evidenceTotal", 0),
        root.has("exit") ? exit(root.object("exit")) : null,
        root.time("validUntil"),
        root.truth("test"),
        false,
        told(root.object("silence")),
        root.text("model"),
        root.text("policy"));
  }

  private static Silence told(AlertFields silence) {
    return new Silence(
        silence.time("since"),
        silence.count("sources", 0),
        silence.count("silentSources", 0),
        silence.span("usualGap"),
        silence.number("chance", 0, 1));
  }

  private static Where where(AlertFields place) {
    return new Where(
        place.text("code"),
        place.matching("codeType", "pcode|iso_3166_2|iso_3166_1"),
        place.text("name"),
        place.matching("country", "[A-Z]{3}"),
        place.text("countryName"));
  }

  private static Factor factor(AlertFields each) {
    return new Factor(
        each.matching("name", "[a-z][a-z0-9_]*"),
        each.number("value", -LARGEST, LARGEST),
        StrictMath.round(each.number("effect", -LARGEST, LARGEST) * 1e6));
  }

  static Counts counts(AlertFields counts) {
    return new Counts(
        window(counts.object("last24h")),
        window(counts.object("last7d")),
        window(counts.object("last30d")),
        counts.count("accessInForce", 0));
  }

  private static Counts.Window window(AlertFields window) {
    return new Counts.Window(
        window.count("incidents", 0),
        window.count("nearMissesAndThreats", 0),
        window.count("accessConstraints", 0));
  }

  private static AccessLine access(AlertFields line) {
    return new AccessLine(
        line.code("constraint", code -> CONSTRAINTS.contains(code) ? code : null),
        line.code("effect", code -> EFFECTS.contains(code) ? code : null),
        line.count("routes", 0));
  }

  /** Whether an override mutes; what an officer wrote in it stays where it is. */
  private static boolean mutes(AlertFields override) {
    return override.matching("action", "floor|mute|exercise").equals("mute");
  }

  private static Exit exit(AlertFields exit) {
    return switch (exit.text("kind")) {
      case "steps_down" ->
          new PublishedAlert.StepsDown(
              exit.span("dwell"),
              exit.number("probability", 0, 1),
              exit.number("floor", 0, 1),
              exit.number("lift", 0, 1000));
      case "held" -> new PublishedAlert.Held(exit.time("until"));
      case "released" -> new PublishedAlert.Released();
      case "over" -> new PublishedAlert.Over(exit.span("dwell"));
      case "withdrawn" -> new PublishedAlert.Withdrawn();
      case "heard_again" -> new PublishedAlert.HeardAgain();
      // A later release may know more ends; the alert must be told all the same.
      default -> null;
    };
  }
}

package org.forebell.delivery;

import java.time.Duration;
import java.util.regex.Pattern;
import org.forebell.alert.JsonFields;
import org.forebell.report.Rejection;
import org.forebell.risk.JsonLine;

/** Steps as records of the topic {@code deliveries}, by {@code schema/delivery.json}. */
public final class StepJson {

  private static final Pattern ALERT =
      Pattern.compile("[CDFHJKLMNPQRTVWX2-9]{4}-[CDFHJKLMNPQRTVWX2-9]{4}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final Pattern ANY = Pattern.compile(".*");
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_REFERENCE = 200;
  private static final int MOST = 1_000_000;

  private StepJson() {}

  /** What a record says: a step, or why it is none. */
  public record Read(Step step, Rejection refused) {}

  /** One JSON object without a line end; the same step always gives the same bytes. */
  public static byte[] write(Step step) {
    JsonLine json = new JsonLine();
    json.open()
        .field("kind", step.kind().code())
        .field("alert", step.alert())
        .field("version", step.version());
    text(json, "recipient", step.recipient());
    text(json, "channel", step.channel());
    text(json, "letter", step.letter());
    if (step.attempt() > 0) {
      json.field("attempt", step.attempt());
    }
    text(json, "reason", step.reason());
    if (step.again()) {
      json.field("again", true);
    }
    if (!step.after().isZero()) {
      json.field("afterSeconds", step.after().toSeconds());
    }
    text(json, "reference", step.reference());
    return json.field("exercise", step.exercise()).time("at", step.at()).close().take();
  }

  private static void text(JsonLine json, String field, String text) {
    if (!text.isEmpty()) {
      json.field(field, text);
    }
  }

  /** Reads a record; null is one without a value. */
  public static Read read(byte[] record) {
    try {
      return new Read(step(JsonFields.of(record)), null);
    } catch (JsonFields.Broken e) {
      return new Read(null, e.rejection());
    }
  }

  private static Step step(JsonFields fields) throws JsonFields.Broken {
    return new Step(
        fields.code("kind", Step.Kind::of),
        fields.text("alert", LONGEST_NAME, ALERT),
        fields.whole("version", 0, MOST),
        fields.textOrNone("recipient", LONGEST_NAME, NAME),
        fields.textOrNone("channel", LONGEST_NAME, NAME),
        fields.textOrNone("letter", LONGEST_NAME, NAME),
        fields.whole("attempt", 0, MOST),
        fields.textOrNone("reason", LONGEST_NAME, CODE),
        fields.yes("again"),
        Duration.ofSeconds(fields.whole("afterSeconds", 0, MOST)),
        fields.textOrNone("reference", LONGEST_REFERENCE, ANY),
        fields.yes("exercise"),
        fields.time("at"));
  }
}

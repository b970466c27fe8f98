package org.forebell.alert;

import java.util.regex.Pattern;
import org.forebell.report.Rejection;
import org.forebell.risk.JsonLine;

/**
 * What came of an alert, as those on the ground tell it afterwards: a record of the topic {@code
 * outcomes}, by {@code schema/outcome.json}.
 *
 * @param alert its name
 * @param by the post that tells, never a person's name
 * @param at epoch milliseconds
 * @param lesson what was learnt, in free words; empty where nothing was written. It stays inside:
 *     no message, page or metric shows it.
 */
public record AlertOutcome(String alert, Finding finding, String by, long at, String lesson) {

  private static final Pattern ALERT =
      Pattern.compile("[CDFHJKLMNPQRTVWX2-9]{4}-[CDFHJKLMNPQRTVWX2-9]{4}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern ANY = Pattern.compile(".*");
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_LESSON = 2_000;

  /** What came of it. */
  public enum Finding {
    /** What it warned of happened. */
    TRUE("true"),
    /** Nothing of it happened. */
    FALSE("false"),
    /** Nobody can tell. */
    UNVERIFIABLE("unverifiable"),
    /** It would have happened, had nobody acted. */
    AVERTED("averted");

    private final String code;

    Finding(String code) {
      this.code = code;
    }

    /** The constant with this code, null when there is none. */
    public static Finding of(String code) {
      for (Finding each : values()) {
        if (each.code.equals(code)) {
          return each;
        }
      }
      return null;
    }

    /** The code in the contract. */
    public String code() {
      return code;
    }
  }

  /** What a record says: an outcome, or why it is none. */
  public record Read(AlertOutcome outcome, Rejection refused) {}

  /** One JSON object without a line end; the same outcome always gives the same bytes. */
  public byte[] toJson() {
    JsonLine json = new JsonLine();
    json.open().field("alert", alert).field("outcome", finding.code()).field("by", by);
    json.time("at", at);
    if (!lesson.isEmpty()) {
      json.field("lesson", lesson);
    }
    return json.close().take();
  }

  /** Reads a record; null is one without a value. */
  public static Read read(byte[] record) {
    try {
      JsonFields fields = JsonFields.of(record);
      AlertOutcome outcome =
          new AlertOutcome(
              fields.text("alert", LONGEST_NAME, ALERT),
              fields.code("outcome", Finding::of),
              fields.text("by", LONGEST_NAME, NAME),
              fields.time("at"),
              fields.textOrNone("lesson", LONGEST_LESSON, ANY));
      return new Read(outcome, null);
    } catch (JsonFields.Broken e) {
      return new Read(null, e.rejection());
    }
  }
}

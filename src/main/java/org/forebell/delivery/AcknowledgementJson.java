package org.forebell.delivery;

import java.util.regex.Pattern;
import org.forebell.alert.JsonFields;
import org.forebell.report.Rejection;
import org.forebell.risk.JsonLine;

/**
 * Answers as records of the topic {@code acknowledgements}, by {@code schema/acknowledgement.json}.
 */
public final class AcknowledgementJson {

  private static final Pattern ALERT =
      Pattern.compile("[CDFHJKLMNPQRTVWX2-9]{4}-[CDFHJKLMNPQRTVWX2-9]{4}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final int LONGEST_NAME = 64;
  private static final int MOST = 1_000_000;

  private AcknowledgementJson() {}

  /** What a record says: an answer, or why it is none. */
  public record Read(Acknowledgement answer, Rejection refused) {}

  /** One JSON object without a line end; the same answer always gives the same bytes. */
  public static byte[] write(Acknowledgement answer) {
    JsonLine json = new JsonLine();
    json.open().field("alert", answer.alert());
    if (answer.version() > 0) {
      json.field("version", answer.version());
    }
    return json.field("by", answer.by())
        .field("via", answer.via())
        .time("at", answer.at())
        .close()
        .take();
  }

  /** Reads a record; null is one without a value. */
  public static Read read(byte[] record) {
    try {
      JsonFields fields = JsonFields.of(record);
      Acknowledgement answer =
          new Acknowledgement(
              fields.text("alert", LONGEST_NAME, ALERT),
              fields.whole("version", 0, MOST),
              fields.text("by", LONGEST_NAME, NAME),
              fields.text("via", LONGEST_NAME, NAME),
              fields.time("at"));
      return new Read(answer, null);
    } catch (JsonFields.Broken e) {
      return new Read(null, e.rejection());
    }
  }
}

package org.forebell.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import org.forebell.report.Reason;
import org.forebell.report.Rejection;
import org.forebell.report.Subject;
import org.forebell.risk.Counts;
import org.forebell.risk.Level;

/**
 * One record of the topic {@code risk.assessments}, by {@code schema/assessment.json}, without its
 * factors.
 *
 * @param at epoch milliseconds
 * @param probability of at least one incident or threat within the horizon, 0 to 1
 * @param usual the same from the area's own long run
 */
public record PublishedAssessment(
    String area,
    Subject subject,
    long at,
    Duration horizon,
    double probability,
    double usual,
    Level level,
    Counts counts,
    String model,
    String policy) {

  /** What a record says: an assessment, or why it is none; the other is null. */
  public record Read(PublishedAssessment assessment, Rejection refused) {}

  /** Reads a record; null is a record without a value. No bytes make it fail. */
  public static Read read(byte[] record) {
    if (record == null) {
      return refused(Reason.NULL_RECORD, "no value");
    }
    if (record.length > PublishedAlertReader.LONGEST) {
      return refused(Reason.TOO_LONG, "a record of the topic risk.assessments may have 1 MiB");
    }
    try {
      JsonNode root = PublishedAlertReader.JSON.readTree(record);
      if (root == null || !root.isObject()) {
        return refused(Reason.NOT_AN_OBJECT, "the value is no object");
      }
      return new Read(of(new AlertFields(root, "")), null);
    } catch (IOException e) {
      return refused(Reason.NOT_JSON, "cannot be read as JSON");
    } catch (AlertFields.Broken e) {
      return new Read(null, e.why());
    }
  }

  private static Read refused(Reason reason, String detail) {
    return new Read(null, new Rejection(reason, "", detail));
  }

  private static PublishedAssessment of(AlertFields root) {
    return new PublishedAssessment(
        root.area("area"),
        root.code("subject", Subject::of),
        root.time("at"),
        root.span("horizon"),
        root.number("probability", 0, 1),
        root.number("usual", 0, 1),
        root.code("level", Level::of),
        PublishedAlertReader.counts(root.object("counts")),
        root.text("model"),
        root.text("policy"));
  }
}

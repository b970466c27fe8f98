package org.forebell.alert;

import org.forebell.risk.AssessmentJson;
import org.forebell.risk.JsonLine;

/**
 * Writes alerts of silence by the contract of alerts, {@code schema/alert.json}. They say nothing
 * of how likely anything is: that is what is not known. One per thread.
 */
public final class SilenceJson {

  /** What finds silence, and how: no policy decides about it. */
  static final String MODEL = "rhythm/1";

  static final String POLICY = "none";

  private final JsonLine json = new JsonLine();

  /** One JSON object without a line end; the same alert always gives the same bytes. */
  public byte[] write(SilenceAlert alert) {
    json.open()
        .field("kind", PublishedAlert.Kind.SILENCE.code())
        .field("id", alert.id())
        .field("version", alert.version())
        .field("change", alert.change().code())
        .field("area", alert.area());
    AlertJson.writePlace(alert.place(), json);
    json.field("subject", SilenceAlert.SUBJECT.code())
        .field("level", alert.level().code())
        .field("previousLevel", alert.previousLevel().code())
        .time("at", alert.at());
    AssessmentJson.writeSilence(alert.silence(), json);
    json.field("confidence", Confidence.LOW.code()).openList("evidence");
    alert.evidence().forEach(json::text);
    PublishedAlert.Exit exit = new PublishedAlert.HeardAgain();
    json.closeList()
        .field("evidenceTotal", alert.evidence().size())
        .field("exitRule", ExitRule.inWords(alert.change(), exit));
    AlertJson.writeExit(exit, json);
    return json.time("validUntil", alert.validUntil())
        .field("test", false)
        .field("model", MODEL)
        .field("policy", POLICY)
        .close()
        .take();
  }
}

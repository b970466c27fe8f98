package org.forebell.alert;

import org.forebell.place.Place;
import org.forebell.policy.AreaOverride;
import org.forebell.risk.AssessmentJson;
import org.forebell.risk.DurationText;
import org.forebell.risk.JsonLine;

/** Writes alerts by their contract, {@code schema/alert.json}. One per thread. */
public final class AlertJson {

  private final JsonLine json = new JsonLine();

  /** One JSON object without a line end; the same alert always gives the same bytes. */
  public byte[] write(Alert alert) {
    Episode episode = alert.episode();
    json.open()
        .field("id", episode.id())
        .field("version", episode.version())
        .field("change", alert.change().code())
        .field("area", alert.area());
    writePlace(alert.place(), json);
    json.field("subject", alert.subject().code())
        .field("level", alert.level().code())
        .field("previousLevel", alert.previousLevel().code())
        .time("at", alert.at())
        .field("horizon", DurationText.of(alert.horizon()))
        .decimal("probability", alert.score().probability(), 8)
        .decimal("usual", alert.score().usual(), 8)
        .field("confidence", alert.confidence().code());
    AssessmentJson.writeFactors(alert.score().factors(), json);
    AssessmentJson.writeCounts(alert.counts(), json);
    writeAccess(alert);
    writeEvidence(alert);
    json.field("exitRule", alert.exitRule());
    writeExit(alert.exit(), json);
    json.time("validUntil", episode.validUntil()).field("test", alert.test());
    if (alert.silence() != null) {
      AssessmentJson.writeSilence(alert.silence(), json);
    }
    writeOverrides(alert);
    return json.field("model", alert.model()).field("policy", alert.policy()).close().take();
  }

  static void writePlace(Place place, JsonLine json) {
    json.field("placed", place != null);
    if (place != null) {
      json.open("place")
          .field("code", place.code())
          .field("codeType", place.codeType())
          .field("name", place.name())
          .field("country", place.country())
          .field("countryName", place.countryName())
          .close();
    }
  }

  private void writeAccess(Alert alert) {
    json.openList("access");
    for (AccessLine line : alert.access()) {
      json.open()
          .field("constraint", line.constraint())
          .field("effect", line.effect())
          .field("routes", line.routes())
          .close();
    }
    json.closeList();
  }

  static void writeExit(PublishedAlert.Exit exit, JsonLine json) {
    json.open("exit");
    if (exit instanceof PublishedAlert.StepsDown down) {
      json.field("kind", "steps_down")
          .field("dwell", DurationText.of(down.dwell()))
          .decimal("probability", down.probability(), 8)
          .decimal("floor", down.floor(), 8)
          .decimal("lift", down.lift(), 4);
    } else if (exit instanceof PublishedAlert.Held held) {
      json.field("kind", "held").time("until", held.until());
    } else if (exit instanceof PublishedAlert.Over over) {
      json.field("kind", "over").field("dwell", DurationText.of(over.dwell()));
    } else if (exit instanceof PublishedAlert.Released) {
      json.field("kind", "released");
    } else if (exit instanceof PublishedAlert.Withdrawn) {
      json.field("kind", "withdrawn");
    } else if (exit instanceof PublishedAlert.HeardAgain) {
      json.field("kind", "heard_again");
    }
    json.close();
  }

  private void writeOverrides(Alert alert) {
    if (alert.overrides().isEmpty()) {
      return;
    }
    json.openList("overrides");
    for (AreaOverride each : alert.overrides()) {
      json.open().field("id", each.id()).field("action", each.action().code());
      if (each.level() != null) {
        json.field("level", each.level().code());
      }
      json.field("by", each.by())
          .field("reason", each.reason())
          .time("until", each.until())
          .close();
    }
    json.closeList();
  }

  private void writeEvidence(Alert alert) {
    json.openList("evidence");
    alert.evidence().forEach(json::text);
    json.closeList().field("evidenceTotal", alert.evidenceTotal());
  }
}

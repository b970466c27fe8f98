package org.forebell.risk;

import java.util.List;
import org.forebell.silence.Silence;

/** Writes assessments by their contract, {@code schema/assessment.json}. One per thread. */
public final class AssessmentJson {

  private final JsonLine json = new JsonLine();

  /** One JSON object without a line end; the same assessment always gives the same bytes. */
  public byte[] write(Assessment assessment) {
    json.open()
        .field("area", assessment.area())
        .field("subject", assessment.subject().code())
        .time("at", assessment.at())
        .field("horizon", DurationText.of(assessment.horizon()))
        .decimal("probability", assessment.score().probability(), 8)
        .decimal("usual", assessment.score().usual(), 8)
        .field("level", assessment.level().code())
        .field("confidence", assessment.confidence());
    writeFactors(assessment.score().factors(), json);
    writeCounts(assessment.counts(), json);
    if (!assessment.overrides().isEmpty()) {
      json.openList("overrides");
      assessment.overrides().forEach(json::text);
      json.closeList();
    }
    if (assessment.silence() != null) {
      writeSilence(assessment.silence(), json);
    }
    return json.field("model", assessment.model())
        .field("policy", assessment.policy())
        .close()
        .take();
  }

  /** Writes the field {@code factors}. */
  public static void writeFactors(List<Factor> factors, JsonLine json) {
    json.openList("factors");
    for (int i = 0; i < factors.size(); i++) {
      Factor factor = factors.get(i);
      json.open()
          .field("name", factor.name())
          .decimal("value", factor.value(), 6)
          .decimal("effect", factor.effectMicronats(), 6)
          .close();
    }
    json.closeList();
  }

  /** Writes the field {@code counts}. */
  public static void writeCounts(Counts counts, JsonLine json) {
    json.open("counts");
    window("last24h", counts.last24h(), json);
    window("last7d", counts.last7d(), json);
    window("last30d", counts.last30d(), json);
    json.field("accessInForce", counts.accessInForce()).close();
  }

  /** Writes the field {@code silence}. */
  public static void writeSilence(Silence silence, JsonLine json) {
    json.open("silence")
        .time("since", silence.since())
        .field("sources", silence.sources())
        .field("silentSources", silence.silentSources())
        .field("usualGap", DurationText.of(silence.usualGap()))
        .decimal("chance", silence.chance(), 8)
        .close();
  }

  private static void window(String name, Counts.Window window, JsonLine json) {
    json.open(name)
        .field("incidents", window.incidents())
        .field("nearMissesAndThreats", window.nearMissesAndThreats())
        .field("accessConstraints", window.accessConstraints())
        .close();
  }
}

package org.forebell.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.forebell.alert.PublishedAlert;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.risk.DurationText;
import org.forebell.silence.Silence;
import org.forebell.wording.Brief;
import org.forebell.wording.Redaction;
import org.forebell.wording.Told;
import org.forebell.wording.Wording;

/**
 * Letters by the contract {@code schema/webhook.json}: what the tier may see of each alert, in the
 * names of the alert's own contract, and the words. The same parcel is the same bytes.
 */
final class WebhookJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> WINDOWS = List.of("last24h", "last7d", "last30d");

  private final Wording wording;
  private final Redaction redaction;

  WebhookJson(Wording wording, Redaction redaction) {
    this.wording = wording;
    this.redaction = redaction;
  }

  byte[] write(Parcel parcel) {
    ObjectNode root = JSON.createObjectNode();
    root.put("key", KeyHash.hex(parcel.key()));
    root.put("tlp", parcel.tier().label());
    root.put("language", parcel.language().code());
    root.put("letter", parcel.letter() instanceof Letter.OfAlert ? "alert" : "digest");
    root.put("answer", parcel.letter() instanceof Letter.OfAlert letter && letter.answer());
    Brief brief = wording.brief(parcel);
    root.putObject("words")
        .put("headline", brief.headline())
        .put("description", brief.description())
        .put("instruction", brief.instruction());
    ArrayNode alerts = root.putArray("alerts");
    for (PublishedAlert alert : parcel.letter().alerts()) {
      write(redaction.told(alert, parcel.tier()), alerts.addObject());
    }
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree in memory cannot be written", e);
    }
  }

  private static void write(Told told, ObjectNode to) {
    to.put("kind", told.kind().code())
        .put("id", told.id())
        .put("version", told.version())
        .put("change", told.change().code());
    area(told.area(), to.putObject("place"));
    to.put("subject", told.subject().code())
        .put("level", told.level().code())
        .put("previousLevel", told.previousLevel().code())
        .put("at", time(told.at()));
    if (told.kind() == PublishedAlert.Kind.RISK) {
      chance(told, to);
    }
    if (told.silence() != null) {
      silence(told.silence(), to.putObject("silence"));
    }
    to.put("confidence", told.confidence().code());
    if (told.evidence() != null) {
      evidence(told.evidence(), to);
    }
    if (told.exit() != null) {
      exit(told.exit(), to.putObject("exit"));
    }
    to.put("validUntil", time(told.validUntil()))
        .put("test", told.test())
        .put("model", told.model())
        .put("policy", told.policy());
  }

  private static void silence(Silence silence, ObjectNode to) {
    to.put("since", time(silence.since()))
        .put("sources", silence.sources())
        .put("silentSources", silence.silentSources())
        .put("usualGap", DurationText.of(silence.usualGap()));
  }

  private static void chance(Told told, ObjectNode to) {
    to.put("horizon", DurationText.of(Duration.ofHours(told.horizonHours())))
        .put("probability", told.probability())
        .put("usual", told.usual());
    if (told.reasons() != null) {
      ArrayNode reasons = to.putArray("reasons");
      told.reasons().forEach(each -> reason(each, reasons.addObject()));
    }
    if (told.counts() != null) {
      counts(told.counts(), to.putObject("counts"));
    }
    if (told.access() != null) {
      ArrayNode access = to.putArray("access");
      told.access().forEach(each -> access(each, access.addObject()));
    }
  }

  private static void area(Told.Area area, ObjectNode to) {
    put(to, "name", area.name());
    put(to, "code", area.code());
    put(to, "codeType", area.codeType());
    to.put("country", area.country());
    put(to, "countryName", area.countryName());
  }

  private static void put(ObjectNode to, String field, String text) {
    if (!text.isEmpty()) {
      to.put(field, text);
    }
  }

  private static void reason(Told.Reason reason, ObjectNode to) {
    to.put("name", reason.name()).put("raises", reason.raises());
    if (!Double.isNaN(reason.times())) {
      to.put("times", reason.times());
    }
  }

  private static void counts(Told.CountsTold counts, ObjectNode to) {
    to.put("banded", counts.banded());
    for (int i = 0; i < WINDOWS.size(); i++) {
      to.putObject(WINDOWS.get(i))
          .put("incidents", counts.incidents().get(i))
          .put("nearMissesAndThreats", counts.nearMissesAndThreats().get(i))
          .put("accessConstraints", counts.accessConstraints().get(i));
    }
  }

  private static void access(Told.Access access, ObjectNode to) {
    to.put("constraint", access.constraint()).put("effect", access.effect());
    if (access.routes() >= 0) {
      to.put("routes", access.routes());
    }
  }

  private static void evidence(Told.Evidence evidence, ObjectNode to) {
    ArrayNode ids = to.putArray("evidence");
    evidence.ids().forEach(ids::add);
    to.put("evidenceTotal", evidence.total()).put("evidenceBanded", evidence.banded());
  }

  private static void exit(PublishedAlert.Exit exit, ObjectNode to) {
    if (exit instanceof PublishedAlert.StepsDown down) {
      to.put("kind", "steps_down")
          .put("dwell", DurationText.of(down.dwell()))
          .put("probability", down.probability())
          .put("floor", down.floor())
          .put("lift", down.lift());
    } else if (exit instanceof PublishedAlert.Held held) {
      to.put("kind", "held").put("until", time(held.until()));
    } else if (exit instanceof PublishedAlert.Over over) {
      to.put("kind", "over").put("dwell", DurationText.of(over.dwell()));
    } else if (exit instanceof PublishedAlert.Released) {
      to.put("kind", "released");
    } else if (exit instanceof PublishedAlert.Withdrawn) {
      to.put("kind", "withdrawn");
    } else if (exit instanceof PublishedAlert.HeardAgain) {
      to.put("kind", "heard_again");
    }
  }

  private static String time(long at) {
    return Instant.ofEpochMilli(at).toString();
  }
}

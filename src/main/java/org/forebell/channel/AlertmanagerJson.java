package org.forebell.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.delivery.Parcel;
import org.forebell.wording.Brief;
import org.forebell.wording.Told;

/**
 * An alert as Alertmanager's API v2 has it. There an alert is its labels: whatever changes among
 * them makes another. So what may change from version to version stands in annotations, with one
 * exception. Alertmanager routes, groups and inhibits by labels alone and does not tell again when
 * an annotation changes; were the level none of them, nobody would hear of an escalation. So at
 * each level an alert of ours is one of Alertmanager's, and at most one of them fires.
 */
final class AlertmanagerJson {

  static final String ALERT_ID = "alert_id";
  static final String SEVERITY = "severity";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private AlertmanagerJson() {}

  /** What an alert is to Alertmanager, at its level: the same for every version at that level. */
  static Map<String, String> labels(Told told) {
    Map<String, String> labels = new TreeMap<>();
    labels.put("alertname", told.kind() == Kind.SILENCE ? "ForebellSilence" : "ForebellRisk");
    labels.put(ALERT_ID, told.id());
    labels.put("area", told.area().shortest());
    labels.put("country", told.area().country());
    labels.put("subject", told.subject().code());
    labels.put("exercise", Boolean.toString(told.test()));
    labels.put(SEVERITY, told.level().code());
    return labels;
  }

  /**
   * What to tell Alertmanager.
   *
   * @param firing the labels of what fires under the alert's name
   */
  static byte[] write(Parcel parcel, Told told, Brief brief, List<Map<String, String>> firing) {
    ArrayNode alerts = JSON.createArrayNode();
    Map<String, String> labels = labels(told);
    boolean fires = !told.change().ends();
    if (fires) {
      ObjectNode alert = alert(alerts, labels, parcel, told, brief);
      alert.put("startsAt", time(told.at())).put("endsAt", time(told.validUntil()));
    }
    for (Map<String, String> each : firing) {
      if (!fires || !each.equals(labels)) {
        alert(alerts, each, parcel, told, brief).put("endsAt", time(told.at()));
      }
    }
    try {
      return JSON.writeValueAsBytes(alerts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree in memory cannot be written", e);
    }
  }

  private static ObjectNode alert(
      ArrayNode alerts, Map<String, String> labels, Parcel parcel, Told told, Brief brief) {
    ObjectNode alert = alerts.addObject();
    ObjectNode to = alert.putObject("labels");
    labels.forEach(to::put);
    ObjectNode annotations = alert.putObject("annotations");
    annotations
        .put("summary", brief.headline())
        .put("description", brief.description())
        .put("instruction", brief.instruction())
        .put("change", told.change().code())
        .put("version", Integer.toString(told.version()));
    if (told.kind() == Kind.RISK) {
      annotations.put("probability", String.format(Locale.ROOT, "%.4f", told.probability()));
    }
    annotations.put("confidence", told.confidence().code()).put("tlp", parcel.tier().label());
    return alert;
  }

  /**
   * The labels of each alert in an answer.
   *
   * @throws IOException when it is none
   */
  static List<Map<String, String>> labelsIn(byte[] answer) throws IOException {
    JsonNode root = JSON.readTree(answer);
    if (root == null || !root.isArray()) {
      throw new IOException("not a list of alerts");
    }
    return root.findValues("labels").stream().map(AlertmanagerJson::texts).toList();
  }

  private static Map<String, String> texts(JsonNode labels) {
    Map<String, String> texts = new TreeMap<>();
    labels.fields().forEachRemaining(each -> texts.put(each.getKey(), each.getValue().asText()));
    return texts;
  }

  private static String time(long at) {
    return Instant.ofEpochMilli(at).toString();
  }
}

package org.forebell.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.forebell.risk.Policy;

/** Records of the topic policy, as whoever publishes writes them. */
public final class NoticeJson {

  private NoticeJson() {}

  /** The policy in round numbers under another version, with this enter line of watch. */
  public static ObjectNode policy(String version, boolean live, double watchFrom) {
    ObjectNode document = RoundNumbers.document();
    document.put("version", version);
    ObjectNode watch = (ObjectNode) document.at("/levels/watch");
    ((ObjectNode) watch.get("enter")).put("probability", watchFrom);
    ObjectNode exit = (ObjectNode) watch.get("exit");
    exit.put("probability", Math.min(watchFrom, exit.get("probability").asDouble()));
    ObjectNode record = record("policy").put("mode", live ? "live" : "shadow");
    record.set("policy", document);
    return record;
  }

  /** The shipped policy under another version, to change. */
  public static ObjectNode shipped(String version, boolean live) {
    try (InputStream in = Files.newInputStream(Path.of("config/policy.yaml"))) {
      ObjectNode document = (ObjectNode) Policy.parse(in);
      document.put("version", version);
      ObjectNode record = record("policy").put("mode", live ? "live" : "shadow");
      record.set("policy", document);
      return record;
    } catch (IOException e) {
      throw new UncheckedIOException("the policy cannot be read", e);
    }
  }

  public static ObjectNode promotion(String of) {
    return record("promotion").put("of", of);
  }

  public static ObjectNode retirement(String of) {
    return record("retirement").put("of", of);
  }

  /** An override without a level: a mute, until one is put. */
  public static ObjectNode override(String id, String area, Action action, long until) {
    return record("override")
        .put("id", id)
        .put("area", area)
        .put("action", action.code())
        .put("until", Instant.ofEpochMilli(until).toString());
  }

  public static byte[] bytes(ObjectNode record) {
    return record.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode record(String kind) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kind", kind)
        .put("by", "duty desk")
        .put("reason", "a test of it");
  }
}

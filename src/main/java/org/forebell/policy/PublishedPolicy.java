package org.forebell.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.forebell.risk.Policy;
import org.forebell.risk.RiskModel;

/**
 * A policy with the model it goes with and what it says otherwise of single areas.
 *
 * @param policy where nothing else is said
 * @param areas by the name of an area, or by the three letters of a country
 */
public record PublishedPolicy(Policy policy, Map<String, Policy> areas, RiskModel model) {

  private static final String AREA = "[A-Z]{3}(?:/.{1,120})?";

  /**
   * Reads a policy as {@code config/policy.yaml} has it, {@code areas} included.
   *
   * @throws IllegalArgumentException with the key and what to do
   */
  public static PublishedPolicy read(JsonNode document, RiskModel model) {
    Policy policy = Policy.read(document);
    Map<String, Policy> areas = new TreeMap<>();
    for (Iterator<Map.Entry<String, JsonNode>> all = document.path("areas").fields();
        all.hasNext(); ) {
      Map.Entry<String, JsonNode> each = all.next();
      areas.put(each.getKey(), ofArea(document, each.getKey(), each.getValue()));
    }
    return new PublishedPolicy(policy, areas, model);
  }

  /** What is said of an area. */
  public Policy in(String area) {
    if (areas.isEmpty()) {
      return policy;
    }
    Policy own = areas.get(area);
    return own == null ? areas.getOrDefault(area.substring(0, 3), policy) : own;
  }

  /** The name of the policy in every assessment and alert. */
  public String version() {
    return policy.version();
  }

  private static Policy ofArea(JsonNode document, String area, JsonNode own) {
    String key = "policy: areas." + area + ": ";
    if (!area.matches(AREA)) {
      throw new IllegalArgumentException(
          key + "is no area; write AFG for a country or AFG/Ghor Province as reports do");
    }
    for (Iterator<String> names = own.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!name.equals("levels") && !name.equals("dwell")) {
        throw new IllegalArgumentException(
            key + name + " cannot differ between areas; only levels and dwell can");
      }
    }
    ObjectNode merged = document.deepCopy();
    merged.remove("areas");
    merge(merged, own);
    try {
      return Policy.read(merged);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + e.getMessage(), e);
    }
  }

  private static void merge(ObjectNode into, JsonNode own) {
    own.fields()
        .forEachRemaining(
            each -> {
              if (each.getValue().isObject()
                  && into.get(each.getKey()) instanceof ObjectNode under) {
                merge(under, each.getValue());
              } else {
                into.set(each.getKey(), each.getValue());
              }
            });
  }
}

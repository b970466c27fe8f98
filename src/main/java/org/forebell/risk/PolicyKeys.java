package org.forebell.risk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which keys a policy may have. */
final class PolicyKeys {

  private static final Set<String> LINE = Set.of("probability", "lift", "floor");
  private static final Map<String, Set<String>> KEYS =
      Map.ofEntries(
          Map.entry(
              "",
              Set.of(
                  "version",
                  "cadence",
                  "horizon",
                  "retention",
                  "dwell",
                  "levels",
                  "budget",
                  "access",
                  "alerts",
                  "areas")),
          Map.entry("levels", Set.of("watch", "warning", "critical")),
          Map.entry("levels.watch", Set.of("enter", "exit")),
          Map.entry("levels.warning", Set.of("enter", "exit")),
          Map.entry("levels.critical", Set.of("enter", "exit")),
          Map.entry("budget", Set.of("areaDays")),
          Map.entry("access", Set.of("age")),
          Map.entry("alerts", Set.of("validity", "updateEvery")));

  private PolicyKeys() {}

  static void check(JsonNode root) {
    check("", root);
  }

  private static void check(String path, JsonNode node) {
    Set<String> known = path.matches("levels\\.[a-z]+\\.(enter|exit)") ? LINE : KEYS.get(path);
    if (known == null || node == null || !node.isObject()) {
      return;
    }
    for (Iterator<Map.Entry<String, JsonNode>> all = node.fields(); all.hasNext(); ) {
      Map.Entry<String, JsonNode> each = all.next();
      String key = path.isEmpty() ? each.getKey() : path + "." + each.getKey();
      if (!known.contains(each.getKey())) {
        throw new IllegalArgumentException(
            "policy: " + key + ": is no key of a policy; known here are " + new TreeSet<>(known));
      }
      check(key, each.getValue());
    }
  }
}

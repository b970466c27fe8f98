package org.forebell.fault;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was seen while one thing was broken; seconds from the moment it broke. */
final class Drilled {
  final String name;
  final String broken;
  final Map<Watchers.Firing, Integer> fired = new TreeMap<>();
  final Map<String, Integer> mailed = new TreeMap<>();
  final Map<Watchers.Firing, Integer> over = new TreeMap<>();
  final Map<String, PanelColours.Look> turned = new TreeMap<>();
  final Map<String, Integer> turnedAfter = new TreeMap<>();
  final TreeSet<Watchers.Firing> firedBefore;
  int mendedAfter;

  Drilled(String name, String broken, TreeSet<Watchers.Firing> firedBefore) {
    this.name = name;
    this.broken = broken;
    this.firedBefore = firedBefore;
  }

  ObjectNode toJson() {
    ObjectNode row = new ObjectMapper().createObjectNode();
    row.put("name", name).put("broken", broken).put("mendedAfter", mendedAfter);
    firedBefore.forEach(each -> row.withArray("firedBefore").add(each.toString()));
    fired.forEach(
        (each, after) -> {
          ObjectNode alert = row.withArray("alerts").addObject();
          alert.put("alert", each.toString()).put("fired", after);
          alert.put("mailed", mailed.get(each.name()));
          alert.put("over", over.get(each));
        });
    turned.forEach(
        (panel, look) ->
            row.withArray("panels")
                .addObject()
                .put("panel", panel)
                .put("colour", look.colour())
                .put("value", look.value())
                .put("after", turnedAfter.get(panel)));
    return row;
  }
}

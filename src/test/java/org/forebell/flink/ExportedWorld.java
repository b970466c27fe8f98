package org.forebell.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.forebell.scenario.Scenario;
import org.forebell.scenario.Scene;

/**
 * A made-up world as an export of the report topics.
 *
 * @param end when the last of it became known, epoch milliseconds
 */
record ExportedWorld(List<String> lines, long end) {

  static ExportedWorld of(Scenario scenario) {
    List<String> lines = new ArrayList<>();
    ExportLine line = new ExportLine();
    long end = 0;
    Iterator<Scene> scenes = scenario.scenes();
    for (long number = 0; scenes.hasNext(); number++) {
      Scene scene = scenes.next();
      String topic = scene.access() ? Topics.ACCESS_REPORTS : Topics.INCIDENT_REPORTS;
      lines.add(new String(line.of(topic, number, scene.knownAt(), scene.value()), UTF_8).strip());
      end = Math.max(end, scene.knownAt());
    }
    return new ExportedWorld(List.copyOf(lines), end);
  }
}

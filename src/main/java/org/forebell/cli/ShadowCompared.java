package org.forebell.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.forebell.backtest.lived.Beside;
import org.forebell.backtest.lived.ComparedLevel;
import org.forebell.backtest.lived.Comparison;
import org.forebell.backtest.lived.Messages;
import org.forebell.backtest.lived.Share;
import org.forebell.backtest.measure.Interval;
import org.forebell.risk.Level;

/**
 * A shadow beside what was live.
 *
 * @param lives the versions that were live meanwhile, in their order
 */
record ShadowCompared(String version, List<String> lives, Comparison comparison) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  ObjectNode json() {
    ObjectNode node = JSON.objectNode();
    node.put("shadow", version);
    lives.forEach(node.putArray("live")::add);
    node.put("from", Instant.ofEpochMilli(comparison.from()).toString());
    node.put("until", Instant.ofEpochMilli(comparison.until()).toString());
    node.put("days", comparison.days());
    if (comparison.days() > 0) {
      node.put("firstDay", LocalDate.ofEpochDay(comparison.firstDay()).toString());
      node.put("lastDay", LocalDate.ofEpochDay(comparison.lastDay()).toString());
    }
    node.put("areas", comparison.areas());
    node.put("areaDays", comparison.areaDays());
    ArrayNode subjects = node.putArray("subjects");
    for (Comparison.OfSubject each : comparison.subjects()) {
      ObjectNode subject = subjects.addObject().put("subject", each.subject().code());
      subject.set("messages", beside(messages(each.live()), messages(each.shadow())));
      ArrayNode levels = subject.putArray("levels");
      each.levels().forEach(level -> levels.add(level(level)));
    }
    return node;
  }

  private static ObjectNode beside(ObjectNode live, ObjectNode shadow) {
    ObjectNode node = JSON.objectNode();
    node.set("live", live);
    node.set("shadow", shadow);
    return node;
  }

  private static ObjectNode messages(Messages messages) {
    ObjectNode node = JSON.objectNode();
    node.put("all", messages.all());
    node.set("raised", byLevel(messages.raised()));
    node.set("escalated", byLevel(messages.escalated()));
    node.put("muted", messages.muted());
    node.put("underOverrides", messages.overridden());
    return node;
  }

  private static ObjectNode byLevel(Map<Level, Integer> counts) {
    ObjectNode node = JSON.objectNode();
    counts.forEach((level, count) -> node.put(level.code(), count));
    return node;
  }

  private ObjectNode level(ComparedLevel level) {
    ObjectNode node = JSON.objectNode().put("level", level.level().code());
    node.set("episodes", beside(episodes(level.liveEpisodes()), episodes(level.shadowEpisodes())));
    node.set("areaDays", beside(level.areaDays()));
    node.set("cover", beside(level.cover()));
    node.set("precision", beside(level.precision()));
    return node;
  }

  private ObjectNode episodes(int count) {
    ObjectNode node = JSON.objectNode().put("count", count);
    put(node, "perAreaMonth", comparison.perAreaMonth(count));
    return node;
  }

  private static ObjectNode beside(Beside both) {
    ObjectNode node = beside(share(both.live()), share(both.shadow()));
    Interval difference = both.difference();
    ObjectNode less = node.putObject("difference");
    put(less, "value", difference.value());
    put(less, "low", difference.low());
    put(less, "high", difference.high());
    node.put("finding", both.finding().name().toLowerCase(Locale.ROOT));
    return node;
  }

  private static ObjectNode share(Share share) {
    ObjectNode node = JSON.objectNode();
    put(node, "share", share.value());
    return node.put("part", share.part()).put("whole", share.whole()).put("areas", share.areas());
  }

  /** What is no number is null. */
  private static void put(ObjectNode node, String field, double value) {
    node.set(field, Double.isFinite(value) ? JSON.numberNode(value) : JSON.nullNode());
  }
}

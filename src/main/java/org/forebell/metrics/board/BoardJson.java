package org.forebell.metrics.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A dashboard as Grafana reads it from a file, with its data source as a variable. */
public final class BoardJson {

  /** Of Grafana 12; newer ones read it, too. */
  private static final int SCHEMA = 41;

  private static final int COLUMNS = 24;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The levels, as numbers tell them. */
  private static final String[][] LEVELS = {
    {"0", "normal", "green"},
    {"1", "watch", "blue"},
    {"2", "warning", "orange"},
    {"3", "critical", "red"}
  };

  private BoardJson() {}

  /** The text of its file. */
  public static String of(Board board) {
    ObjectNode root = JSON.createObjectNode();
    root.put("uid", board.uid());
    root.put("title", board.title());
    root.put("description", board.about());
    root.put("schemaVersion", SCHEMA);
    root.put("editable", false);
    root.put("refresh", "10s");
    root.putObject("time").put("from", "now-6h").put("to", "now");
    root.putArray("tags").add("forebell");
    variables(root.putObject("templating").putArray("list"));
    annotations(root.putObject("annotations").putArray("list"));
    panels(board, root.putArray("panels"));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON can always be written", e);
    }
  }

  private static void variables(ArrayNode list) {
    list.addObject()
        .put("name", "datasource")
        .put("label", "Data source")
        .put("type", "datasource")
        .put("query", "prometheus");
    ObjectNode areas =
        list.addObject()
            .put("name", "area")
            .put("label", "Area")
            .put("type", "query")
            .put("definition", "label_values(forebell_risk_level, area)")
            .put("refresh", 2)
            .put("includeAll", true)
            .put("allValue", ".*")
            .put("multi", true);
    areas
        .putObject("query")
        .put("qryType", 1)
        .put("query", "label_values(forebell_risk_level, area)")
        .put("refId", "areas");
    source(areas);
    areas.putObject("current").put("text", "All").put("value", "$__all");
  }

  /** What changed at our hands, so that a change of a curve is not laid to the world. */
  private static void annotations(ArrayNode list) {
    annotation(
        list,
        "Policies",
        "purple",
        "max by (policy) (forebell_policy_info{role=\"live\"})"
            + " unless max by (policy) (forebell_policy_info{role=\"live\"} offset 2m)",
        "policy {{policy}} takes force");
    annotation(list, "Deploys", "blue", "flink_job_uptime_seconds < 60", "{{job_name}} starts");
  }

  private static void annotation(
      ArrayNode list, String name, String colour, String expression, String text) {
    ObjectNode annotation =
        list.addObject()
            .put("name", name)
            .put("enable", true)
            .put("iconColor", colour)
            .put("expr", expression)
            .put("step", "60s")
            .put("titleFormat", text);
    source(annotation);
  }

  private static void panels(Board board, ArrayNode list) {
    int x = 0;
    int y = 0;
    int rowHeight = 0;
    int id = 1;
    for (Panel panel : board.panels()) {
      if (x + panel.width() > COLUMNS) {
        x = 0;
        y += rowHeight;
        rowHeight = 0;
      }
      ObjectNode node = panel(list.addObject(), panel, id++);
      node.putObject("gridPos")
          .put("x", x)
          .put("y", y)
          .put("w", panel.width())
          .put("h", panel.look().height());
      x += panel.width();
      rowHeight = Math.max(rowHeight, panel.look().height());
    }
  }

  private static ObjectNode panel(ObjectNode node, Panel panel, int id) {
    node.put("id", id)
        .put("type", panel.look().type())
        .put("title", panel.question())
        .put("description", panel.advice());
    source(node);
    ObjectNode defaults = node.putObject("fieldConfig").putObject("defaults");
    defaults.put("unit", panel.unit());
    ObjectNode thresholds = defaults.putObject("thresholds").put("mode", "absolute");
    ArrayNode steps = thresholds.putArray("steps");
    steps.addObject().put("color", panel.below()).putNull("value");
    panel.steps().forEach(s -> steps.addObject().put("color", s.colour()).put("value", s.from()));
    if (panel.look() == Panel.Look.STATES) {
      levels(defaults.putArray("mappings"));
    } else {
      defaults.putObject("color").put("mode", colours(panel));
    }
    if (panel.look() == Panel.Look.LINES) {
      String style = panel.steps().isEmpty() ? "off" : "dashed";
      defaults.putObject("custom").putObject("thresholdsStyle").put("mode", style);
    }
    node.with("fieldConfig").putArray("overrides");
    targets(node.putArray("targets"), panel);
    if (panel.look() == Panel.Look.TABLE) {
      table(node.putArray("transformations"), panel);
    }
    return node;
  }

  private static String colours(Panel panel) {
    return panel.look() == Panel.Look.LINES ? "palette-classic" : "thresholds";
  }

  private static void levels(ArrayNode mappings) {
    ObjectNode options = mappings.addObject().put("type", "value").putObject("options");
    for (int i = 0; i < LEVELS.length; i++) {
      options
          .putObject(LEVELS[i][0])
          .put("text", LEVELS[i][1])
          .put("color", LEVELS[i][2])
          .put("index", i);
    }
  }

  private static void targets(ArrayNode list, Panel panel) {
    char id = 'A';
    for (Panel.Query query : panel.queries()) {
      ObjectNode target =
          list.addObject()
              .put("refId", String.valueOf(id++))
              .put("expr", query.expression())
              .put("legendFormat", query.legend())
              .put("editorMode", "code")
              .put("instant", panel.look().isOfNow())
              .put("range", !panel.look().isOfNow())
              .put("format", panel.look() == Panel.Look.TABLE ? "table" : "time_series");
      source(target);
    }
  }

  /** One row for each set of labels, one column for each query, without the time. */
  private static void table(ArrayNode transformations, Panel panel) {
    transformations.addObject().put("id", "merge").putObject("options");
    ObjectNode options = transformations.addObject().put("id", "organize").putObject("options");
    options.putObject("excludeByName").put("Time", true);
    ObjectNode names = options.putObject("renameByName");
    char id = 'A';
    for (Panel.Query query : panel.queries()) {
      names.put(panel.queries().size() == 1 ? "Value" : "Value #" + id++, query.legend());
    }
  }

  private static void source(ObjectNode node) {
    node.putObject("datasource").put("type", "prometheus").put("uid", "${datasource}");
  }
}

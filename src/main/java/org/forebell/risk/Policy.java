package org.forebell.risk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * When to tell whom to look, as people tune it in {@code config/policy.yaml}.
 *
 * @param version named in every assessment and alert
 * @param cadence between assessments of every known area
 * @param horizon the span a probability is about
 * @param retention how long reports are remembered by their id
 * @param dwell how long a chance must stay below a level's exit line
 * @param accessAge after which a constraint without a stated end is over
 * @param alertValidity how long an alert holds unless it is renewed
 * @param updateEvery the least time between updates of one alert
 * @param budget the share of area-days, 0 to 1, that may stand at watch or above when lines are
 *     tuned; 1 where the policy names none
 */
public record Policy(
    String version,
    Duration cadence,
    Duration horizon,
    Duration retention,
    Duration dwell,
    Duration accessAge,
    Duration alertValidity,
    Duration updateEvery,
    Map<Level, Line> enter,
    Map<Level, Line> exit,
    double budget) {

  private static final String BUDGET = "budget.areaDays";
  private static final Level[] RAISED = {Level.WATCH, Level.WARNING, Level.CRITICAL};

  /** Checks that the lines make sense together; throws with the key and what to do. */
  public Policy {
    for (int i = 0; i < RAISED.length; i++) {
      Level level = RAISED[i];
      require(
          exit.get(level).isNotAbove(enter.get(level)),
          "levels." + level.code() + ".exit: must lie at or below the enter line in every number");
      if (i > 0) {
        String rule = ": must lie at or above the line of " + RAISED[i - 1].code();
        require(
            enter.get(RAISED[i - 1]).isNotAbove(enter.get(level)),
            "levels." + level.code() + ".enter" + rule);
        require(
            exit.get(RAISED[i - 1]).isNotAbove(exit.get(level)),
            "levels." + level.code() + ".exit" + rule);
      }
    }
  }

  /** The line to cross upwards to take a level above normal. */
  public Line enter(Level level) {
    return enter.get(level);
  }

  /** The line below which a level above normal is left. */
  public Line exit(Level level) {
    return exit.get(level);
  }

  /** Reads a policy; throws {@link IllegalArgumentException} with the key and what to do. */
  public static Policy read(InputStream yaml) {
    return read(parse(yaml));
  }

  /** The tree of a policy in YAML; throws {@link IllegalArgumentException} when it is none. */
  public static JsonNode parse(InputStream yaml) {
    try {
      return new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      throw new IllegalArgumentException("policy: is not YAML: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a policy from its tree; throws {@link IllegalArgumentException} with the key and what to
   * do. A key that is not known is refused: a slip of the pen must not leave a line as it was.
   */
  public static Policy read(JsonNode root) {
    PolicyKeys.check(root);
    Map<Level, Line> enter = new EnumMap<>(Level.class);
    Map<Level, Line> exit = new EnumMap<>(Level.class);
    for (Level level : RAISED) {
      enter.put(level, line(root, "levels." + level.code() + ".enter"));
      exit.put(level, line(root, "levels." + level.code() + ".exit"));
    }
    return new Policy(
        text(root, "version"),
        span(root, "cadence"),
        span(root, "horizon"),
        span(root, "retention"),
        span(root, "dwell"),
        span(root, "access.age"),
        span(root, "alerts.validity"),
        span(root, "alerts.updateEvery"),
        enter,
        exit,
        at(root, BUDGET).isMissingNode() ? 1 : number(root, BUDGET, 0, 1));
  }

  /** The same with other lines and another dwell. */
  public Policy withLines(Map<Level, Line> otherEnter, Map<Level, Line> otherExit, Duration other) {
    return new Policy(
        version,
        cadence,
        horizon,
        retention,
        other,
        accessAge,
        alertValidity,
        updateEvery,
        otherEnter,
        otherExit,
        budget);
  }

  private static Line line(JsonNode root, String key) {
    return new Line(
        number(root, key + ".probability", 0, 1),
        number(root, key + ".lift", 1, 1000),
        number(root, key + ".floor", 0, 1));
  }

  private static double number(JsonNode root, String key, double least, double most) {
    JsonNode node = at(root, key);
    require(
        node.isNumber() && node.asDouble() >= least && node.asDouble() <= most,
        key + ": must be a number from " + least + " to " + most);
    return node.asDouble();
  }

  private static Duration span(JsonNode root, String key) {
    String text = text(root, key);
    try {
      Duration span = Duration.parse(text);
      require(span.toMillis() > 0, key + ": must be longer than nothing");
      return span;
    } catch (java.time.format.DateTimeParseException e) {
      throw new IllegalArgumentException(
          key + ": '" + text + "' is no ISO 8601 span; write for example P3D or PT12H", e);
    }
  }

  private static String text(JsonNode root, String key) {
    JsonNode node = at(root, key);
    require(node.isValueNode() && !node.asText().isBlank(), key + ": is missing");
    return node.asText();
  }

  private static JsonNode at(JsonNode root, String key) {
    return root == null
        ? com.fasterxml.jackson.databind.node.MissingNode.getInstance()
        : root.at("/" + key.replace('.', '/'));
  }

  private static void require(boolean met, String problem) {
    if (!met) {
      throw new IllegalArgumentException("policy: " + problem);
    }
  }
}

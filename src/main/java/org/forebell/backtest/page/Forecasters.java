package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Finds forecasters and their measures in a cell of backtest.json. */
final class Forecasters {

  static final String FOREBELL = "forebell";

  /** The offline logistic regression. */
  static final String REFERENCE = "logistic";

  private Forecasters() {}

  /** The entry with that name, a missing node where there is none. */
  static JsonNode named(JsonNode forecasters, String name) {
    for (JsonNode each : forecasters) {
      if (each.path("name").asText().equals(name)) {
        return each;
      }
    }
    return MissingNode.getInstance();
  }

  static JsonNode measure(JsonNode cell, String forecaster, String measure) {
    return named(cell.path("forecasters"), forecaster).path("measures").path(measure);
  }

  /** The name for people that a cell gives a forecaster. */
  static String title(JsonNode cell, JsonNode forecaster) {
    String name = forecaster.path("name").asText();
    return named(cell.path("forecasters"), name).path("title").asText(name);
  }
}

package org.forebell.backtest.equity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.forebell.backtest.lived.EquityBar;

/**
 * A bar that is known not to be reached and published as such: it is shown as missed, and breaks
 * the check only where it is missed by more.
 *
 * @param bar by its name
 * @param subject staff or facility
 * @param least what must be reached all the same
 * @param why in words
 */
public record Shortfall(String bar, String subject, double least, String why) {

  /** Reads the shortfalls of {@code config/equity.yaml}; none where the file names none. */
  public static List<Shortfall> read(InputStream yaml) {
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      throw new IllegalArgumentException("equity: is not YAML: " + e.getMessage(), e);
    }
    List<Shortfall> all = new ArrayList<>();
    for (JsonNode each :
        root == null ? new YAMLMapper().createArrayNode() : root.path("shortfalls")) {
      if (!each.path("least").isNumber() || each.path("why").asText().isBlank()) {
        throw new IllegalArgumentException("equity: a shortfall needs bar, subject, least and why");
      }
      all.add(
          new Shortfall(
              each.path("bar").asText(),
              each.path("subject").asText(),
              each.path("least").asDouble(),
              each.path("why").asText()));
    }
    return List.copyOf(all);
  }

  boolean covers(EquityBar missed) {
    return missed.name().equals(bar) && missed.subject().equals(subject) && missed.value() >= least;
  }
}

package org.forebell.backtest.lived;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import org.forebell.risk.Level;

/**
 * The bars of {@code config/equity.yaml}, for watch with hysteresis. Shares are 0 to 1.
 *
 * @param areaDays most area-days under watch
 * @param cover least share of incidents covered
 * @param meanCountryCover least mean of the countries' covers
 * @param worstCountryCover least cover of a country
 * @param countryIncidents from how many incidents on a country counts
 * @param episodesKept most episodes as a share of those without hysteresis
 * @param densityRatio least cover of the worst density tercile as a share of the best's
 * @param actorRatio least cover of the worst class of actors as a share of the best's
 * @param actorIncidents from how many incidents on a class counts
 */
public record EquityBars(
    double areaDays,
    double cover,
    double meanCountryCover,
    double worstCountryCover,
    int countryIncidents,
    double episodesKept,
    double densityRatio,
    double actorRatio,
    int actorIncidents) {

  /** Reads the bars; throws {@link IllegalArgumentException} with the key and what to do. */
  public static EquityBars read(InputStream yaml) {
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      throw new IllegalArgumentException("equity: is not YAML: " + e.getMessage(), e);
    }
    return new EquityBars(
        share(root, "areaDays"),
        share(root, "cover"),
        share(root, "meanCountryCover"),
        share(root, "worstCountryCover"),
        number(root, "countryIncidents"),
        share(root, "episodesKept"),
        share(root, "densityRatio"),
        share(root, "actorRatio"),
        number(root, "actorIncidents"));
  }

  /**
   * Where a policy stands for one subject.
   *
   * @param groups of the equity audit, by country, density and actor; what is missing is not judged
   */
  public List<EquityBar> check(String subject, Lived lived, List<EquityGroup> groups) {
    LivedLevel watch = lived.at(Level.WATCH, true);
    DoubleSummaryStatistics countries =
        covers(groups, "country", countryIncidents).summaryStatistics();
    double none = Double.NaN;
    return List.of(
        EquityBar.atMost("area_days", subject, areaDays, watch.areaDays()),
        EquityBar.atLeast("cover", subject, cover, watch.cover().share()),
        EquityBar.atLeast(
            "mean_country_cover",
            subject,
            meanCountryCover,
            countries.getCount() == 0 ? none : countries.getAverage()),
        EquityBar.atLeast(
            "worst_country_cover",
            subject,
            worstCountryCover,
            countries.getCount() == 0 ? none : countries.getMin()),
        EquityBar.atMost("episodes_kept", subject, episodesKept, lived.episodesKept(Level.WATCH)),
        EquityBar.atLeast(
            "density_ratio", subject, densityRatio, worstToBest(covers(groups, "density", 1))),
        EquityBar.atLeast(
            "actor_ratio",
            subject,
            actorRatio,
            worstToBest(covers(groups, "actor", actorIncidents))));
  }

  private static DoubleStream covers(List<EquityGroup> groups, String by, int incidents) {
    return groups.stream()
        .filter(group -> group.by().equals(by) && group.incidents() >= incidents)
        .mapToDouble(EquityGroup::cover);
  }

  /** NaN for fewer than two groups, or where none is covered at all. */
  private static double worstToBest(DoubleStream covers) {
    DoubleSummaryStatistics all = covers.summaryStatistics();
    return all.getCount() < 2 ? Double.NaN : all.getMin() / all.getMax();
  }

  private static double share(JsonNode root, String key) {
    JsonNode node = root == null ? null : root.get(key);
    if (node == null || !node.isNumber() || node.asDouble() < 0 || node.asDouble() > 1) {
      throw new IllegalArgumentException("equity: " + key + ": must be a number from 0 to 1");
    }
    return node.asDouble();
  }

  private static int number(JsonNode root, String key) {
    JsonNode node = root == null ? null : root.get(key);
    if (node == null || !node.isInt() || node.asInt() < 1) {
      throw new IllegalArgumentException("equity: " + key + ": must be a whole number from 1");
    }
    return node.asInt();
  }
}

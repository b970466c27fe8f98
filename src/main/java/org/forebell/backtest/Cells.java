package org.forebell.backtest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.forebell.backtest.measure.Bootstrap;
import org.forebell.backtest.measure.Interval;
import org.forebell.backtest.measure.Judged;
import org.forebell.backtest.measure.Measure;
import org.forebell.backtest.measure.Reliability;
import org.forebell.report.Subject;
import org.forebell.risk.Quantity;

/** One subject and split of backtest.json: every forecaster measured on the same days. */
final class Cells {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int RESAMPLES = 100;
  private static final int RESAMPLES_OF_BASELINES = 16;
  private static final int QUIET_DAYS = 28;

  /** Groups with fewer days before an event say nothing by themselves. */
  private static final int LEAST_EVENTS = 20;

  private final Panel panel;
  private final Forecasts forecasts;
  private final Bootstrap bootstrap;
  private final Bootstrap coarse;

  private Cells(Panel panel, Forecasts forecasts, long seed) {
    this.panel = panel;
    this.forecasts = forecasts;
    this.bootstrap = new Bootstrap(panel.areas().size(), RESAMPLES, seed);
    this.coarse = new Bootstrap(panel.areas().size(), RESAMPLES_OF_BASELINES, seed);
  }

  static ObjectNode cell(Panel panel, Forecasts forecasts, long seed) {
    return new Cells(panel, forecasts, seed).cell();
  }

  private ObjectNode cell() {
    ObjectNode cell = JSON.objectNode();
    cell.put("subject", forecasts.subject().code());
    cell.put("split", forecasts.split().code());
    cell.put("areaDays", forecasts.test().length);
    ArrayNode folds = cell.putArray("folds");
    for (Fold fold : forecasts.folds()) {
      ObjectNode each = folds.addObject();
      each.put("name", fold.name());
      each.put("train", fold.train().length);
      each.put("test", fold.test().length);
    }
    ArrayNode all = cell.putArray("forecasters");
    Map<String, String> titles = Forecasts.titles();
    forecasts
        .chances()
        .forEach(
            (name, chances) -> {
              Judged judged = judged(chances, row -> true);
              cell.put("base", number(judged.base()));
              all.add(forecaster(name, titles.get(name), judged));
            });
    cell.set("groups", groups());
    cell.set("onsets", onsets());
    return cell;
  }

  private ObjectNode forecaster(String name, String title, Judged judged) {
    ObjectNode node = JSON.objectNode();
    node.put("name", name);
    node.put("title", title);
    ObjectNode measures = node.putObject("measures");
    boolean main = name.equals(Forecasts.FOREBELL) || name.equals(Forecasts.REFERENCE);
    (main ? bootstrap : coarse)
        .measures(judged)
        .forEach((measure, interval) -> measures.set(measure.code(), interval(interval)));
    if (main) {
      ArrayNode reliability = node.putArray("reliability");
      for (Reliability each : bootstrap.reliability(judged)) {
        ObjectNode bin = reliability.addObject();
        bin.put("forecast", number(each.forecast()));
        bin.put("observed", number(each.observed().value()));
        bin.put("low", number(each.observed().low()));
        bin.put("high", number(each.observed().high()));
        bin.put("areaDays", each.areaDays());
      }
    }
    return node;
  }

  private static ObjectNode interval(Interval interval) {
    ObjectNode node = JSON.objectNode();
    node.put("value", number(interval.value()));
    node.put("low", number(interval.low()));
    node.put("high", number(interval.high()));
    return node;
  }

  private Judged judged(double[] chances, IntPredicate rows) {
    int[] places =
        IntStream.range(0, forecasts.test().length)
            .filter(i -> rows.test(forecasts.test()[i]))
            .toArray();
    double[] chance = new double[places.length];
    boolean[] happened = new boolean[places.length];
    int[] area = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      int row = forecasts.test()[places[i]];
      chance[i] = chances[places[i]];
      happened[i] = panel.happened(forecasts.subject(), row);
      area[i] = panel.area(row);
    }
    return Judged.of(chance, happened, area);
  }

  private ArrayNode groups() {
    ArrayNode groups = JSON.arrayNode();
    groups.addAll(groups("country", row -> panel.countries().get(panel.country(row))));
    String[] density = density(panel);
    groups.addAll(groups("density", row -> density[panel.area(row)]));
    groups.addAll(groups("year", row -> "" + LocalDate.ofEpochDay(panel.day(row)).getYear()));
    return groups;
  }

  private ArrayNode groups(String by, IntFunction<String> groupOf) {
    Map<String, Integer> events = new TreeMap<>();
    for (int row : forecasts.test()) {
      events.merge(
          groupOf.apply(row), panel.happened(forecasts.subject(), row) ? 1 : 0, Integer::sum);
    }
    double[] chances = forecasts.chances().get(Forecasts.FOREBELL);
    ArrayNode groups = JSON.arrayNode();
    events.forEach(
        (group, count) -> {
          if (count < LEAST_EVENTS) {
            return;
          }
          Judged judged = judged(chances, row -> groupOf.apply(row).equals(group));
          double[] values = judged.measures();
          ObjectNode node = groups.addObject();
          node.put("by", by);
          node.put("group", group);
          node.put("areaDays", judged.size());
          node.put("base", number(judged.base()));
          for (Measure measure :
              List.of(Measure.AVERAGE_PRECISION, Measure.BRIER_SKILL, Measure.CALIBRATION_ERROR)) {
            node.put(measure.code(), number(values[measure.ordinal()]));
          }
        });
    return groups;
  }

  /** Areas by how much was ever reported of them: thin, middling or dense, a third each. */
  static String[] density(Panel panel) {
    int areas = panel.areas().size();
    double[] reports = new double[areas];
    for (int row = 0; row < panel.size(); row++) {
      reports[panel.area(row)] = panel.observed(Subject.STAFF, Quantity.ALL_EVER, row);
    }
    double[] sorted = reports.clone();
    Arrays.sort(sorted);
    String[] density = new String[areas];
    for (int a = 0; a < areas; a++) {
      density[a] =
          reports[a] <= sorted[areas / 3]
              ? "thin"
              : reports[a] <= sorted[areas * 2 / 3] ? "middling" : "dense";
    }
    return density;
  }

  private ObjectNode onsets() {
    ObjectNode onsets = JSON.objectNode();
    ArrayNode all = onsets.putArray("forecasters");
    forecasts
        .chances()
        .forEach(
            (name, chances) -> {
              Judged judged = judged(chances, this::isQuiet);
              double[] values = judged.measures();
              onsets.put("areaDays", judged.size());
              onsets.put("base", number(judged.base()));
              ObjectNode node = all.addObject();
              node.put("name", name);
              for (Measure measure :
                  List.of(Measure.AVERAGE_PRECISION, Measure.AUC, Measure.BRIER_SKILL)) {
                node.put(measure.code(), number(values[measure.ordinal()]));
              }
            });
    return onsets;
  }

  /** Whether nothing became known of the subject in the four weeks before. */
  private boolean isQuiet(int row) {
    int first = Math.max(panel.firstRow(row), row - QUIET_DAYS + 1);
    for (int each = row; each >= first; each--) {
      if (panel.fresh(forecasts.subject(), each) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Six decimals, null where there is no number. */
  static BigDecimal number(double value) {
    return Double.isNaN(value) || Double.isInfinite(value)
        ? null
        : BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros();
  }
}

package org.forebell.backtest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.forebell.backtest.lived.Criterion;
import org.forebell.backtest.lived.DecisionCurve;
import org.forebell.backtest.lived.DecisionCurves;
import org.forebell.backtest.lived.DecisionPoint;
import org.forebell.backtest.lived.Figures;
import org.forebell.backtest.lived.Hit;
import org.forebell.backtest.lived.Lived;
import org.forebell.backtest.lived.LivedLevel;
import org.forebell.backtest.lived.Trial;
import org.forebell.backtest.measure.Judged;
import org.forebell.backtest.measure.Measure;
import org.forebell.place.Gazetteer;
import org.forebell.report.Subject;
import org.forebell.risk.Level;
import org.forebell.risk.Observed;
import org.forebell.risk.Policy;
import org.forebell.risk.Quantity;

/** Judges the way Forebell fits and alerts on a history, and writes backtest.json. */
public final class Backtest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final double HORIZON_DAYS = 7;

  private final Study study;
  private final Policy policy;
  private final Gazetteer places;
  private final long seed;
  private final Consumer<String> progress;

  /**
   * @param seed of the bootstrap
   * @param progress is told what is done
   */
  public Backtest(
      Study study, Policy policy, Gazetteer places, long seed, Consumer<String> progress) {
    this.study = study;
    this.policy = policy;
    this.places = places;
    this.seed = seed;
    this.progress = progress;
  }

  /** Every subject and split, forecast without look-ahead. */
  public List<Forecasts> forecasts() {
    List<Forecasts> all =
        IntStream.range(0, Subject.values().length * Split.values().length)
            .parallel()
            .mapToObj(
                i -> {
                  Subject subject = Subject.values()[i % Subject.values().length];
                  Split split = Split.values()[i / Subject.values().length];
                  Forecasts made = Forecasts.of(study, subject, split);
                  progress.accept("forecasts " + subject.code() + " " + split.code());
                  return made;
                })
            .toList();
    return all.stream().filter(each -> each.test().length > 0).toList();
  }

  /** The measures of every subject and split. */
  public ArrayNode cells(List<Forecasts> forecasts) {
    ArrayNode cells = JSON.arrayNode();
    forecasts.parallelStream()
        .map(
            each -> {
              ObjectNode cell = Cells.cell(study.panel(), each, seed);
              progress.accept("measures " + each.subject().code() + " " + each.split().code());
              return cell;
            })
        .toList()
        .forEach(cells::add);
    return cells;
  }

  /** Average precision and Brier skill over the four cells, against the reference. */
  public static ObjectNode referenceSum(ArrayNode cells) {
    double ours = 0;
    double reference = 0;
    for (var cell : cells) {
      if (cell.path("split").asText().equals(Split.BOTH.code())) {
        continue;
      }
      for (var forecaster : cell.path("forecasters")) {
        double sum =
            forecaster.at("/measures/average_precision/value").asDouble()
                + forecaster.at("/measures/brier_skill/value").asDouble();
        ours += forecaster.path("name").asText().equals(Forecasts.FOREBELL) ? sum : 0;
        reference += forecaster.path("name").asText().equals(Forecasts.REFERENCE) ? sum : 0;
      }
    }
    ObjectNode node = JSON.objectNode();
    node.put("forebell", Cells.number(ours));
    node.put("logistic", Cells.number(reference));
    node.put("ratio", Cells.number(ours / reference));
    return node;
  }

  /** What a policy would have been like on forecasts. */
  public Trial trial(Forecasts forecasts) {
    Panel panel = study.panel();
    return new Trial(
        forecasts.subject().code() + ", " + forecasts.split().title(),
        panel,
        forecasts.subject(),
        forecasts.byRow(forecasts.chances().get(Forecasts.FOREBELL), panel.size()),
        forecasts.byRow(forecasts.usual(), panel.size()),
        hits(panel, forecasts.subject()));
  }

  private List<Hit> hits(Panel panel, Subject subject) {
    return Hit.all(study.truth(), panel.areas(), subject);
  }

  /** How many incidents each area ever had, by its number. */
  public int[] incidents() {
    Panel panel = study.panel();
    int[] incidents = new int[panel.areas().size()];
    for (int row = 0; row < panel.size(); row++) {
      incidents[panel.area(row)] = (int) panel.observed(Subject.STAFF, Quantity.ALL_EVER, row);
    }
    return incidents;
  }

  /** The trials of one split. */
  public static List<Trial> of(Split split, List<Forecasts> forecasts, List<Trial> trials) {
    return IntStream.range(0, trials.size())
        .filter(i -> forecasts.get(i).split() == split)
        .mapToObj(trials::get)
        .toList();
  }

  /** When each level is taken and left, and what that did, in words. */
  public static ArrayNode criteria(List<Trial> trials, Policy policy) {
    ArrayNode criteria = JSON.arrayNode();
    for (Level level : List.of(Level.WATCH, Level.WARNING, Level.CRITICAL)) {
      Criterion each = Criterion.of(policy, level, Figures.of(trials, policy, level));
      ObjectNode node = criteria.addObject();
      node.put("level", level.code());
      node.put("up", each.up());
      node.put("down", each.down());
      node.put("evidence", each.evidence());
    }
    return criteria;
  }

  /** Levels as officers would have lived them. */
  public static ArrayNode alerts(List<Forecasts> forecasts, List<Trial> trials, Policy policy) {
    ArrayNode alerts = JSON.arrayNode();
    for (int i = 0; i < trials.size(); i++) {
      for (LivedLevel level : Lived.of(trials.get(i), policy).levels()) {
        ObjectNode node = alerts.addObject();
        node.put("subject", forecasts.get(i).subject().code());
        node.put("split", forecasts.get(i).split().code());
        node.put("level", level.level().code());
        node.put("hysteresis", level.hysteresis());
        node.put("raised", level.raised());
        node.put("perAreaMonth", Cells.number(level.perAreaMonth()));
        node.put("perOfficerMonth", Cells.number(level.perOfficerMonth()));
        node.put("areaDays", Cells.number(level.areaDays()));
        node.put("incidents", level.cover().incidents());
        node.put("unknownArea", level.cover().unknownArea());
        node.put("cover", Cells.number(level.cover().share()));
        node.put("meanCountry", Cells.number(level.cover().meanCountry()));
        node.put("worstCountry", Cells.number(level.cover().worstCountry()));
        ObjectNode lead = node.putObject("leadDays");
        lead.put("q1", Cells.number(level.leadDays().q1()));
        lead.put("median", Cells.number(level.leadDays().median()));
        lead.put("q3", Cells.number(level.leadDays().q3()));
        node.put("precision", Cells.number(level.precision()));
        node.put("flaps", Cells.number(level.flaps()));
      }
    }
    return alerts;
  }

  /** Cover against area-days. */
  public static ArrayNode decision(List<Forecasts> forecasts, List<Trial> trials, Policy policy) {
    ArrayNode all = JSON.arrayNode();
    for (int i = 0; i < trials.size(); i++) {
      DecisionCurves curves = DecisionCurves.of(trials.get(i), policy);
      ObjectNode node = all.addObject();
      node.put("subject", forecasts.get(i).subject().code());
      node.put("split", forecasts.get(i).split().code());
      node.set("policy", point(curves.policy()));
      ArrayNode lines = node.putArray("curves");
      for (DecisionCurve curve : curves.curves()) {
        ObjectNode line = lines.addObject();
        line.put("name", curve.name());
        line.put("title", curve.title());
        ArrayNode points = line.putArray("points");
        curve.points().forEach(point -> points.add(point(point)));
      }
    }
    return all;
  }

  private static ObjectNode point(DecisionPoint point) {
    ObjectNode node = JSON.objectNode();
    node.put("areaDays", Cells.number(point.areaDays()));
    node.put("cover", Cells.number(point.cover()));
    node.put("meanCountry", Cells.number(point.meanCountry()));
    node.put("worstCountry", Cells.number(point.worstCountry()));
    return node;
  }

  /** The models of unseen time on the same events told later, or never. */
  public ArrayNode delay(List<Forecasts> forecasts) {
    ArrayNode delay = JSON.arrayNode();
    List<Forecasts> inTime =
        forecasts.stream().filter(each -> each.split() == Split.UNSEEN_TIME).toList();
    Arrays.stream(Retelling.all())
        .parallel()
        .map(retelling -> delay(retelling, inTime))
        .toList()
        .forEach(delay::addAll);
    return delay;
  }

  private List<ObjectNode> delay(Retelling retelling, List<Forecasts> inTime) {
    Timeline timeline = Timeline.of(retelling.of(study.chronicle()), policy.retention().toMillis());
    int lastDay = study.lastDay() + (int) HORIZON_DAYS - 1;
    Panel panel = PanelWriter.write(timeline, study.truth(), lastDay, policy, places);
    List<ObjectNode> nodes = inTime.stream().map(each -> delay(retelling, each, panel)).toList();
    progress.accept("delay: " + retelling.title());
    return nodes;
  }

  private ObjectNode delay(Retelling retelling, Forecasts forecasts, Panel panel) {
    double[] chance = new double[panel.size()];
    double[] usual = new double[panel.size()];
    Arrays.fill(chance, Double.NaN);
    Arrays.fill(usual, Double.NaN);
    Subject subject = forecasts.subject();
    for (int f = 0; f < forecasts.folds().size(); f++) {
      int[] days = Arrays.stream(forecasts.folds().get(f).test()).map(study.panel()::day).toArray();
      int first = Arrays.stream(days).min().orElseThrow();
      int last = Arrays.stream(days).max().orElseThrow();
      for (int row = 0; row < panel.size(); row++) {
        if (panel.day(row) >= first && panel.day(row) <= last) {
          Observed seen = panel.observed(subject, row);
          chance[row] = forecasts.models().get(f).probability(seen, HORIZON_DAYS);
          usual[row] = forecasts.models().get(f).usual(seen, HORIZON_DAYS);
        }
      }
    }
    Trial trial = new Trial(retelling.title(), panel, subject, chance, usual, hits(panel, subject));
    LivedLevel watch = Lived.of(trial, policy).at(Level.WATCH, true);
    double[] measures = judged(panel, subject, chance).measures();
    ObjectNode node = JSON.objectNode();
    node.put("case", retelling.code());
    node.put("title", retelling.title());
    node.put("subject", subject.code());
    for (Measure measure :
        List.of(Measure.AVERAGE_PRECISION, Measure.BRIER_SKILL, Measure.CALIBRATION_ERROR)) {
      node.put(measure.code(), Cells.number(measures[measure.ordinal()]));
    }
    node.put("cover", Cells.number(watch.cover().share()));
    node.put("areaDays", Cells.number(watch.areaDays()));
    return node;
  }

  private static Judged judged(Panel panel, Subject subject, double[] chance) {
    int[] rows =
        IntStream.range(0, chance.length).filter(row -> !Double.isNaN(chance[row])).toArray();
    boolean[] happened = new boolean[rows.length];
    int[] area = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      happened[i] = panel.happened(subject, rows[i]);
      area[i] = panel.area(rows[i]);
    }
    return Judged.of(Arrays.stream(rows).mapToDouble(row -> chance[row]).toArray(), happened, area);
  }

  /** What was judged. */
  public ObjectNode reports() {
    ObjectNode node = JSON.objectNode();
    node.put("sha256", study.chronicle().sha256());
    node.put("count", study.chronicle().filings().size());
    node.put("from", LocalDate.ofEpochDay(study.firstDay()).toString());
    node.put("to", LocalDate.ofEpochDay(study.lastDay()).toString());
    node.put("areas", study.panel().areas().size());
    node.put("countries", study.panel().countries().size());
    ObjectNode incidents = node.putObject("incidents");
    for (Subject subject : Subject.values()) {
      incidents.put(subject.code(), study.events(subject));
    }
    return node;
  }
}

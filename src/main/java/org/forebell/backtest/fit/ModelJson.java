package org.forebell.backtest.fit;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.forebell.backtest.Study;
import org.forebell.report.Subject;
import org.forebell.risk.Feature;
import org.forebell.risk.FeatureGroup;
import org.forebell.risk.RiskModel;
import org.forebell.risk.SubjectModel;

/** Writes {@code config/model.json}: the model, what it was fitted on, and how it was chosen. */
public final class ModelJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PLACES = 9;

  private ModelJson() {}

  /**
   * The text of the file, the same for the same reports.
   *
   * @param code the version of Forebell
   * @param prior the name of the model that the fit was drawn to, null for none
   */
  public static String write(
      Study study, Map<Subject, Fitting.Fitted> fitted, String code, String prior) {
    ObjectNode root = JSON.createObjectNode();
    root.put("layout", RiskModel.LAYOUT);
    root.put("name", "log-linear");
    root.put("version", study.chronicle().sha256().substring(0, 8));
    root.put(
        "about",
        "The log of the daily intensity of incidents and threats, linear in features of what was"
            + " reported; probability = 1 - exp(-7 * exp(intercept + sum of coefficient * feature))."
            + " A feature n is log(1 + n), a feature n_any is n / (1 + n).");
    root.set("fittedOn", fittedOn(study, fitted, code, prior));
    ObjectNode subjects = root.putObject("subjects");
    for (Subject subject : Subject.values()) {
      subjects.set(subject.code(), subject(fitted.get(subject)));
    }
    try {
      DefaultPrettyPrinter printer =
          new DefaultPrettyPrinter()
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withoutSpacesInObjectEntries();
      return JSON.writer(printer).writeValueAsString(root).replace("\":", "\": ") + "\n";
    } catch (IOException e) {
      throw new IllegalStateException("a tree in memory can be written", e);
    }
  }

  private static ObjectNode fittedOn(
      Study study, Map<Subject, Fitting.Fitted> fitted, String code, String prior) {
    ObjectNode on = JSON.createObjectNode();
    on.put("reportsSha256", study.chronicle().sha256());
    on.put("filings", study.chronicle().filings().size());
    on.put("from", LocalDate.ofEpochDay(study.firstDay()).toString());
    on.put("to", LocalDate.ofEpochDay(study.lastDay()).toString());
    on.put("areas", study.panel().areas().size());
    on.put("countries", study.panel().countries().size());
    ObjectNode counts = on.putObject("areaDays");
    fitted.forEach((subject, fit) -> counts.put(subject.code(), fit.areaDays()));
    ObjectNode events = on.putObject("areaDaysBeforeAnEvent");
    fitted.forEach((subject, fit) -> events.put(subject.code(), fit.eventDays()));
    on.put("quietAreaDaysLearntFrom", "1 in " + Fitting.ONE_IN + ", by a hash of area and day");
    on.put("code", code);
    // Nothing is drawn by chance: samples and folds are hashes of names and days.
    on.put("seed", 0);
    on.put("prior", prior);
    return on;
  }

  private static ObjectNode subject(Fitting.Fitted fitted) {
    SubjectModel model = fitted.model();
    ObjectNode node = JSON.createObjectNode();
    ObjectNode world = node.putObject("worldPerAreaDay");
    world.put("subject", decimal(model.worldOfSubject()));
    world.put("all", decimal(model.worldOfAll()));
    node.put("intercept", decimal(model.intercept()));
    ObjectNode coefficients = node.putObject("coefficients");
    for (int f = 0; f < Feature.ALL.size(); f++) {
      if (model.coefficients()[f] != 0) {
        coefficients.put(Feature.ALL.get(f).code(), decimal(model.coefficients()[f]));
      }
    }
    node.set("crossValidation", crossValidation(fitted.chosen()));
    return node;
  }

  private static ObjectNode crossValidation(Selection.Chosen chosen) {
    Settings settings = chosen.settings();
    ObjectNode node = JSON.createObjectNode();
    node.put("ridgePerAreaDay", decimal(settings.ridge()));
    if (settings.halfLifeDays() < Double.POSITIVE_INFINITY) {
      node.put("trainingHalfLifeDays", decimal(settings.halfLifeDays()));
    } else {
      node.putNull("trainingHalfLifeDays");
    }
    ArrayNode groups = node.putArray("groups");
    for (FeatureGroup group : new TreeSet<>(settings.groups())) {
      groups.add(group.factor());
    }
    node.put("logScore", decimal(chosen.logScore()));
    node.set("gains", gains(chosen.gains()));
    return node;
  }

  private static ArrayNode gains(List<Selection.Gain> gains) {
    ArrayNode all = JSON.createArrayNode();
    for (Selection.Gain gain : gains) {
      ObjectNode each = all.addObject();
      each.put("group", gain.group().factor());
      each.put("logScoreWithout", decimal(gain.without()));
      each.put("logScoreWith", decimal(gain.with()));
      each.put("gain", decimal(gain.gain()));
      each.put("kept", gain.kept());
    }
    return all;
  }

  /** As a decimal of nine places, null where there is no number. */
  private static BigDecimal decimal(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return null;
    }
    BigDecimal exact = BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_EVEN);
    BigDecimal bare = exact.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0) : bare;
  }
}

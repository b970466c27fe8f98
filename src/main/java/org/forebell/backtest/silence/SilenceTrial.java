package org.forebell.backtest.silence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import org.forebell.backtest.silence.AreaTrial.Cut;
import org.forebell.backtest.silence.AreaWeeks.Week;
import org.forebell.backtest.silence.HearingLog.AreaLog;
import org.forebell.silence.Answer;
import org.forebell.silence.Hearing;

/**
 * Judges silences year by year: cuts are made into areas that give a report a week or more in that
 * year, 20 an area at random, and each stands alone. What is judged has seen nothing that came
 * after.
 */
public final class SilenceTrial {

  private static final int CUTS = 20;
  private static final double WEEK_DAYS = 7;

  private final HearingLog log;
  private final long seed;

  /**
   * @param seed of the instants to cut at
   */
  public SilenceTrial(HearingLog log, long seed) {
    this.log = log;
    this.seed = seed;
  }

  /** Every calendar year but the first, which is only learnt from. */
  public ObjectNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("cutsAnArea", CUTS).put("seed", seed);
    root.putObject("targets").put("falseAnAreaMonth", 0.1).put("medianDelayInUsualGaps", 2);
    int first = year(log.areas().values().stream().mapToLong(SilenceTrial::first).min().orElse(0));
    int last = year(log.areas().values().stream().mapToLong(SilenceTrial::last).max().orElse(0));
    var years = root.putArray("years");
    for (int year = first + 1; year <= last; year++) {
      years.add(year(year, start(year), start(year + 1)));
    }
    return root;
  }

  /**
   * All silences that are told of a history until an instant, as text: area, when, and when
   * somebody was heard again or the end; epoch milliseconds.
   */
  public static List<String> told(HearingLog log, long until) {
    List<String> told = new ArrayList<>();
    log.areas()
        .forEach(
            (area, its) ->
                new AreaTrial(area, its, Long.MIN_VALUE, until, new long[0])
                    .play()
                    .told()
                    .forEach(each -> told.add(each.area() + " " + each.at() + " " + each.ended())));
    return told;
  }

  private static long first(AreaLog area) {
    return area.instants().get(0).at();
  }

  private static long last(AreaLog area) {
    return area.instants().get(area.instants().size() - 1).at();
  }

  private static int year(long at) {
    return Instant.ofEpochMilli(at).atZone(ZoneOffset.UTC).getYear();
  }

  private static long start(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  private ObjectNode year(int year, long from, long to) {
    List<AreaTrial> weekly = new ArrayList<>();
    List<AreaTrial> rarer = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed + year);
    double weeks = (to - from) / (WEEK_DAYS * AreaTrial.DAY_MS);
    log.areas()
        .forEach(
            (area, its) -> {
              boolean often = its.reports(from, to) >= weeks;
              long[] cuts = often ? cuts(random, from, to) : new long[0];
              AreaTrial trial = new AreaTrial(area, its, from, to, cuts).play();
              if (trial.months() > 0) {
                (often ? weekly : rarer).add(trial);
              }
            });
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("year", year);
    node.set("areas", areas(weekly));
    node.set("cut", cut(weekly.stream().flatMap(each -> ratios(each).stream()).sorted().toList()));
    ObjectNode cut = node.withObject("/cut");
    cut.put("alreadySilent", weekly.stream().mapToInt(AreaTrial::alreadySilent).sum());
    quantile(
        cut,
        "medianByFixedLimitOfHindsight",
        weekly.stream()
            .flatMap(each -> each.byHindsight().stream().map(ms -> ms / usual(each)))
            .sorted()
            .toList(),
        0.5);
    node.set("instead", instead(weekly));
    node.set("rarerAreas", areas(rarer));
    var rows = node.putArray("byArea");
    weekly.forEach(each -> rows.add(row(each, AreaWeeks.of(log(each), from, to))));
    return node;
  }

  private AreaLog log(AreaTrial trial) {
    return log.areas().get(trial.area());
  }

  private static long[] cuts(SplittableRandom random, long from, long to) {
    return random.longs(CUTS, from, to).sorted().toArray();
  }

  private static ObjectNode areas(List<AreaTrial> trials) {
    double months = trials.stream().mapToDouble(AreaTrial::months).sum();
    int silences = trials.stream().mapToInt(AreaTrial::falseSilences).sum();
    int lates = trials.stream().mapToInt(AreaTrial::falseLates).sum();
    double silentDays = trials.stream().mapToDouble(AreaTrial::silentDays).sum();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("number", trials.size()).put("areaMonths", Rounded.of(months));
    node.put("falseSilences", silences);
    node.put("falseSilencesAnAreaMonth", Rounded.of(silences / Math.max(1, months)));
    node.put("falseLates", lates);
    node.put("falseLatesAnAreaMonth", Rounded.of(lates / Math.max(1, months)));
    node.put("shareOfTimeSilent", Rounded.of(silentDays / 30.44 / Math.max(1, months)));
    return node;
  }

  /** Delays as multiples of the area's usual gap; infinite where a cut was not told. */
  private static List<Double> ratios(AreaTrial trial) {
    double usual = usual(trial);
    return trial.cuts().stream()
        .map(
            cut ->
                cut.delayMs() == Hearing.NEVER ? Double.POSITIVE_INFINITY : cut.delayMs() / usual)
        .toList();
  }

  private static double usual(AreaTrial trial) {
    return Math.max(1, trial.usualGapMs());
  }

  private static ObjectNode cut(List<Double> ratios) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    long told = ratios.stream().filter(each -> !each.isInfinite()).count();
    node.put("number", ratios.size()).put("told", told);
    quantile(node, "medianDelayInUsualGaps", ratios, 0.5);
    quantile(node, "delayInUsualGaps80", ratios, 0.8);
    return node;
  }

  private static void quantile(ObjectNode node, String name, List<Double> sorted, double share) {
    if (!sorted.isEmpty()) {
      double value = sorted.get((int) Math.ceil(share * sorted.size()) - 1);
      node.put(name, Double.isInfinite(value) ? null : Rounded.of(value));
    }
  }

  /** What is found where instead of a cut reports come later, or desks have nothing to report. */
  private static ObjectNode instead(List<AreaTrial> trials) {
    List<Cut> cuts = trials.stream().flatMap(each -> each.cuts().stream()).toList();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (Answer answer : Answer.values()) {
      node.put(
          "later_" + answer.code(), cuts.stream().filter(cut -> cut.shifted() == answer).count());
    }
    return node.put("nothing_quiet", cuts.stream().filter(Cut::quiet).count());
  }

  private static ObjectNode row(AreaTrial trial, List<Week> weeks) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("area", trial.area()).put("reports", trial.reports());
    node.put("usualGapHours", Rounded.of(trial.usualGapMs() / (double) AreaTrial.HOUR_MS));
    node.put("falseSilences", trial.falseSilences());
    node.setAll(cut(ratios(trial).stream().sorted().toList()));
    node.put("completeness", share(weeks, Week::heard, Week::expected));
    node.put("timeliness", share(weeks, Week::inTime, Week::reports));
    node.set("weeks", AreaWeeks.json(weeks));
    return node;
  }

  private static BigDecimal share(
      List<Week> weeks, ToIntFunction<Week> part, ToIntFunction<Week> whole) {
    int all = weeks.stream().mapToInt(whole).sum();
    return all == 0 ? null : Rounded.of(weeks.stream().mapToInt(part).sum() / (double) all);
  }
}

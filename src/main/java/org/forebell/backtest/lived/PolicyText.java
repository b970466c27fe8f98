package org.forebell.backtest.lived;

import static org.forebell.backtest.lived.Wording.number;
import static org.forebell.backtest.lived.Wording.percent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.forebell.risk.DurationText;
import org.forebell.risk.Level;
import org.forebell.risk.Line;
import org.forebell.risk.Policy;

/** The policy as YAML that {@link Policy#read} reads back, with the evidence for every line. */
public final class PolicyText {

  private static final int WIDTH = 98;

  /** A space at which no row ends. */
  private static final String KEPT = "\u00a0";

  private final StringBuilder text = new StringBuilder();
  private final Tuning tuning;
  private final Policy policy;

  private PolicyText(Tuning tuning) {
    this.tuning = tuning;
    this.policy = tuning.policy();
  }

  /**
   * Writes a tuned policy.
   *
   * @param version of the new policy
   * @param source in a sentence, which trials the figures come from
   */
  public static String of(Tuning tuning, String version, String source) {
    PolicyText writer = new PolicyText(tuning);
    writer.head(version, source);
    writer.levels();
    writer.rest();
    return writer.text.toString();
  }

  private void head(String version, String source) {
    comment(
        "",
        "When to tell whom to look. Chances are of at least one incident or threat affecting the"
            + " subject in the area within the horizon; lift is the chance divided by the area's"
            + " own usual chance. A level is taken when the chance reaches `probability`, or when"
            + " it reaches `floor` and is `lift` times the usual. It is left when neither exit line"
            + " was reached for the dwell.");
    comment("", source);
    comment(
        "",
        "Beside each number stands what one step up and down would have come to at its level:"
            + " area-days / incidents covered / mean country / worst country / episodes that saw an"
            + " incident within 7 days. Area-days are the most, the worst country the least of all"
            + " trials, the rest their mean.");
    if (!tuning.withinLimits()) {
      comment("", "No lines tried keep the budget; these break it least.");
    }
    line("version: \"" + version.replace("\"", "") + "\"");
    span("cadence", policy.cadence());
    span("horizon", policy.horizon());
    span("retention", policy.retention());
    span("dwell", policy.dwell());
    LevelEvidence watch = tuning.levels().get(0);
    watch.neighbours().stream()
        .filter(each -> each.knob() == Knob.DWELL)
        .forEach(each -> comment("  ", steps(each)));
  }

  private void levels() {
    line("levels:");
    for (LevelEvidence evidence : tuning.levels()) {
      Level level = evidence.level();
      Criterion criterion = Criterion.of(policy, level, evidence.figures());
      line("  " + level.code() + ":");
      comment("    ", criterion.up());
      comment("    ", criterion.down());
      comment("    ", "At these lines: " + figures(evidence.figures()) + ". " + aim(level));
      evidence.figures().trials().stream()
          .map(trial -> Criterion.of(policy, level, new Figures(List.of(trial))).evidence())
          .forEach(sentence -> comment("    ", sentence));
      row("enter", policy.enter(level));
      neighbours(evidence, true);
      row("exit", policy.exit(level));
      neighbours(evidence, false);
    }
  }

  private String aim(Level level) {
    return switch (level) {
      case WARNING -> lowest("a third", level);
      case CRITICAL -> lowest(percent(Tuning.CRITICAL_PRECISION), level);
      default ->
          "Chosen for cover, mean and worst country within "
              + percent(policy.budget())
              + " of area-days and "
              + percent(Tuning.EPISODES_KEPT)
              + " of the episodes without hysteresis.";
    };
  }

  private static String lowest(String share, Level level) {
    return "The lowest lines above "
        + (level == Level.WARNING ? Level.WATCH : Level.WARNING).code()
        + " at which "
        + share
        + " of its episodes saw an incident within 7 days, or the nearest to it; exit lines at "
        + percent(UpperSearch.EXIT_SHARE)
        + " of the enter lines.";
  }

  private void neighbours(LevelEvidence evidence, boolean entering) {
    evidence.neighbours().stream()
        .filter(each -> each.knob() != Knob.DWELL && each.knob().entering() == entering)
        .forEach(each -> comment("      ", steps(each)));
  }

  private static String steps(Neighbour number) {
    List<String> steps = new ArrayList<>();
    for (Neighbour.Step step : List.of(number.lower(), number.higher())) {
      if (step.figures() != null) {
        steps.add(number(step.value()) + " " + figures(step.figures()));
      }
    }
    return number.knob().title()
        + " "
        + number(number.value())
        + (steps.isEmpty() ? ": no step is possible" : ": at " + String.join("; at ", steps));
  }

  private static String figures(Figures figures) {
    return String.join(
        " / ",
        percent(figures.mostAreaDays()),
        percent(figures.cover()),
        percent(figures.meanCountry()),
        percent(figures.worstCountry()),
        percent(figures.precision()));
  }

  private void rest() {
    comment("", "The share of area-days that may stand at watch or above; lines are tuned within.");
    line("budget: {areaDays: " + number(policy.budget()) + "}");
    line("access:");
    comment("  ", "A constraint nobody spoke of any more, and without a stated end, is over then.");
    span("  age", policy.accessAge());
    line("alerts:");
    span("  validity", policy.alertValidity());
    span("  updateEvery", policy.updateEvery());
  }

  private void row(String name, Line line) {
    line(
        "    %s: {probability: %s, lift: %s, floor: %s}"
            .formatted(
                name, number(line.probability()), number(line.lift()), number(line.floor())));
  }

  private void span(String key, Duration span) {
    line(key + ": " + DurationText.of(span));
  }

  private void comment(String indent, String words) {
    StringBuilder row = new StringBuilder(indent + "#");
    String kept = words.replace(" %", KEPT + "%").replace(" / ", KEPT + "/ ");
    for (String word : kept.split(" ", -1)) {
      if (row.length() + 1 + word.length() > WIDTH) {
        line(row.toString());
        row = new StringBuilder(indent + "#");
      }
      row.append(' ').append(word);
    }
    line(row.toString());
  }

  private void line(String line) {
    text.append(line.replace(KEPT, " ")).append('\n');
  }
}

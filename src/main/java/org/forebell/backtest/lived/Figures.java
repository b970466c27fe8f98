package org.forebell.backtest.lived;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.forebell.risk.Level;
import org.forebell.risk.Policy;

/** What a level did in all trials, with hysteresis. */
public record Figures(List<TrialFigures> trials) {

  /** Beyond this the worst country earns no more, so that it cannot outweigh all others. */
  private static final double WORST_EARNS_UP_TO = 0.2;

  /** Runs a policy over trials and looks at one level. */
  public static Figures of(List<Trial> trials, Policy policy, Level level) {
    return judge(trials.stream().map(JudgedDays::of).toList(), policy, level);
  }

  static Figures judge(List<JudgedDays> trials, Policy policy, Level level) {
    return new Figures(
        trials.parallelStream().map(days -> TrialFigures.of(days, policy, level)).toList());
  }

  Figures and(Figures others) {
    return new Figures(Stream.concat(trials.stream(), others.trials.stream()).toList());
  }

  /** Mean share of area-days over the trials. */
  public double areaDays() {
    return mean(TrialFigures::areaDays);
  }

  /** Largest share of area-days in a trial. */
  public double mostAreaDays() {
    return numbers(TrialFigures::areaDays).max().orElse(Double.NaN);
  }

  /** Mean cover over the trials. */
  public double cover() {
    return mean(TrialFigures::cover);
  }

  /** Mean over the trials of the mean country's cover, NaN where no country has enough. */
  public double meanCountry() {
    return mean(TrialFigures::meanCountry);
  }

  /** Least cover of a country with enough incidents in a trial, NaN where there is none. */
  public double worstCountry() {
    return numbers(TrialFigures::worstCountry).min().orElse(Double.NaN);
  }

  /** Episodes of all trials. */
  public int raised() {
    return trials.stream().mapToInt(TrialFigures::raised).sum();
  }

  /** The largest share of episodes that hysteresis leaves in a trial, NaN where there are none. */
  public double episodesKept() {
    return numbers(TrialFigures::episodesKept).max().orElse(Double.NaN);
  }

  /** Episodes with an incident in their seven days, as a share of those of all trials. */
  public double precision() {
    double followed = trials.stream().mapToInt(TrialFigures::followed).sum();
    return followed / trials.stream().mapToInt(TrialFigures::whole).sum();
  }

  /**
   * What lines are chosen by, 0 to 1: mean over the trials of cover, mean country and worst
   * country, the last up to 0.2.
   */
  public double merit() {
    return mean(Figures::merit);
  }

  private static double merit(TrialFigures trial) {
    return present(
            DoubleStream.of(
                trial.cover(),
                trial.meanCountry(),
                Math.min(trial.worstCountry(), WORST_EARNS_UP_TO)))
        .average()
        .orElse(0);
  }

  private double mean(ToDoubleFunction<TrialFigures> number) {
    return numbers(number).average().orElse(Double.NaN);
  }

  private DoubleStream numbers(ToDoubleFunction<TrialFigures> number) {
    return present(trials.stream().mapToDouble(number));
  }

  private static DoubleStream present(DoubleStream numbers) {
    return numbers.filter(each -> !Double.isNaN(each));
  }
}

package org.forebell.backtest.lived;

import java.util.ArrayList;
import java.util.List;
import org.forebell.risk.Level;
import org.forebell.risk.Policy;

/**
 * What officers would have lived through under a policy, on chances made without look-ahead.
 *
 * @param levels watch, warning and critical with hysteresis, then the same without
 */
public record Lived(List<LivedLevel> levels) {

  static final List<Level> RAISED = List.of(Level.WATCH, Level.WARNING, Level.CRITICAL);

  /** Runs the policy over every judged day of a trial. */
  public static Lived of(Trial trial, Policy policy) {
    return of(JudgedDays.of(trial), policy);
  }

  static Lived of(JudgedDays days, Policy policy) {
    List<LivedLevel> levels = new ArrayList<>();
    byte[] remembering = Course.withHysteresis(days, policy);
    RAISED.forEach(level -> levels.add(LivedLevel.of(days, level, true, remembering)));
    byte[] alone = Course.byEnterLines(days, policy);
    RAISED.forEach(level -> levels.add(LivedLevel.of(days, level, false, alone)));
    return new Lived(List.copyOf(levels));
  }

  /** One level's part. */
  public LivedLevel at(Level level, boolean hysteresis) {
    return levels.stream()
        .filter(each -> each.level() == level && each.hysteresis() == hysteresis)
        .findFirst()
        .orElseThrow();
  }

  /** Episodes with hysteresis as a share of those without, NaN where there are none without. */
  public double episodesKept(Level level) {
    return (double) at(level, true).raised() / at(level, false).raised();
  }
}

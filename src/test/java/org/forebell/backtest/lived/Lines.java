package org.forebell.backtest.lived;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.forebell.backtest.Panel;
import org.forebell.report.Subject;
import org.forebell.risk.Level;
import org.forebell.risk.Line;
import org.forebell.risk.Policy;

/** Policies and trials for examples. */
final class Lines {

  /** Watch 0.2 / 0.1, warning 0.4 / 0.25, critical 0.75 / 0.55, dwell of three days. */
  static final Policy ROUND =
      Policy.read(
          new ByteArrayInputStream(
              """
              version: "1"
              cadence: P1D
              horizon: P7D
              retention: P400D
              dwell: P3D
              levels:
                watch:
                  enter: {probability: 0.20, lift: 2.5, floor: 0.08}
                  exit: {probability: 0.10, lift: 1.6, floor: 0.05}
                warning:
                  enter: {probability: 0.40, lift: 4.0, floor: 0.20}
                  exit: {probability: 0.25, lift: 2.5, floor: 0.12}
                critical:
                  enter: {probability: 0.75, lift: 8.0, floor: 0.40}
                  exit: {probability: 0.55, lift: 5.0, floor: 0.25}
              access: {age: P30D}
              alerts: {validity: P7D, updateEvery: P7D}
              """
                  .getBytes(StandardCharsets.UTF_8)));

  private Lines() {}

  /** The same with another enter line; exit lines at or below it. */
  static Policy entering(Map<Level, Line> enter) {
    Map<Level, Line> nothing = new EnumMap<>(Level.class);
    enter.keySet().forEach(level -> nothing.put(level, new Line(0, 1, 0)));
    return ROUND.withLines(enter, nothing, ROUND.dwell());
  }

  /** Chances in the order of the panel's rows; what is usual is 1, so that no lift counts. */
  static Trial trial(Panel panel, List<Hit> hits, double... chances) {
    double[] usual = new double[chances.length];
    java.util.Arrays.fill(usual, 1);
    return new Trial("tiny", panel, Subject.STAFF, chances, usual, hits);
  }
}

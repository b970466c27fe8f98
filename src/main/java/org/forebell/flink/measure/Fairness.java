package org.forebell.flink.measure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.forebell.alert.AreaState;
import org.forebell.alert.Episode;
import org.forebell.report.EventChange;
import org.forebell.report.EventFacts;
import org.forebell.report.Subject;
import org.forebell.report.ledger.Slices;
import org.forebell.risk.Signal;

/**
 * Whether areas with little reporting are warned as others are: incidents and threats by whether an
 * alert was open before their hour, and days of areas by whether one was open at their beginning.
 */
public final class Fairness {

  /** By incidents of any kind a day, as long as the area has been known. */
  private enum Density {
    SPARSE("sparse"),
    MIDDLE("middle"),
    DENSE("dense");

    private static final double ONE_A_MONTH = 1 / 30.0;
    private static final double ONE_A_WEEK = 1 / 7.0;

    private final String code;

    Density(String code) {
      this.code = code;
    }

    static Density of(double incidentsADay) {
      if (incidentsADay < ONE_A_MONTH) {
        return SPARSE;
      }
      return incidentsADay < ONE_A_WEEK ? MIDDLE : DENSE;
    }
  }

  private final Map<Subject, Map<Density, Warned>> incidents;
  private final Map<Subject, Map<Density, Warned>> days;

  /** How many with an open alert, and without. */
  private record Warned(Counter yes, Counter no) {
    void count(boolean warned) {
      (warned ? yes : no).inc();
    }
  }

  public Fairness(MetricGroup forebell) {
    incidents = counters(forebell, "incidents_total");
    days = counters(forebell, "areas_at_midnight_total");
  }

  private static Map<Subject, Map<Density, Warned>> counters(MetricGroup forebell, String name) {
    Map<Subject, Map<Density, Warned>> all = new EnumMap<>(Subject.class);
    for (Subject subject : Subject.values()) {
      Map<Density, Warned> each = new EnumMap<>(Density.class);
      for (Density density : Density.values()) {
        each.put(
            density,
            new Warned(
                counter(forebell, name, subject, density, "yes"),
                counter(forebell, name, subject, density, "no")));
      }
      all.put(subject, each);
    }
    return all;
  }

  private static Counter counter(
      MetricGroup forebell, String name, Subject subject, Density density, String warned) {
    return Measures.counter(
        forebell, name, "subject", subject.code(), "density", density.code, "warned", warned);
  }

  /**
   * Something became known of an area.
   *
   * @param before what was known of it until then
   */
  public void heard(AreaState before, List<EventChange> changes) {
    for (EventChange change : changes) {
      if (change.before() == null && change.after() != null) {
        happened(before, change.at(), change.after());
      }
    }
  }

  private void happened(AreaState area, long at, EventFacts facts) {
    int signals = Signal.signals(facts);
    for (Subject subject : Subject.values()) {
      int targets = Signal.incidents(subject).bit() | Signal.threats(subject).bit();
      if ((signals & targets) != 0) {
        Episode open = open(area, subject);
        boolean warned = open != null && Slices.of(open.start()) < facts.slice();
        incidents.get(subject).get(Density.of(area.incidentsADay(at))).count(warned);
      }
    }
  }

  /** A day of an area begins. */
  public void day(AreaState area, long at) {
    for (Subject subject : Subject.values()) {
      days.get(subject).get(Density.of(area.incidentsADay(at))).count(open(area, subject) != null);
    }
  }

  private static Episode open(AreaState area, Subject subject) {
    Episode episode = area.episode(subject);
    return episode == null || episode.isExercise() ? null : episode;
  }
}

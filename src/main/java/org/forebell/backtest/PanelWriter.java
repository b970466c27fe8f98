package org.forebell.backtest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.forebell.place.Gazetteer;
import org.forebell.place.Place;
import org.forebell.report.EventChange;
import org.forebell.report.EventFacts;
import org.forebell.report.Subject;
import org.forebell.risk.AreaRecord;
import org.forebell.risk.AreaRisk;
import org.forebell.risk.CountryBook;
import org.forebell.risk.Observed;
import org.forebell.risk.Policy;
import org.forebell.risk.Quantity;
import org.forebell.risk.RegionTotals;
import org.forebell.risk.Signal;
import org.forebell.risk.Surroundings;

/**
 * Plays a timeline through the risk core, tick by tick as the stream does, and writes down what is
 * observed at each.
 */
public final class PanelWriter {

  private static final long DAY_MS = Duration.ofDays(1).toMillis();
  private static final Subject[] SUBJECTS = Subject.values();
  private static final Quantity[] QUANTITIES = Quantity.values();

  /** An area on its way through time. */
  private static final class Walk {
    final int number;
    final String place;
    final List<String> near;
    final AreaRisk risk = new AreaRisk();
    final AreaRecord record = new AreaRecord();
    final int[] fresh = new int[SUBJECTS.length];
    int firstDay;
    int firstRow;

    Walk(int number, Place place) {
      this.number = number;
      boolean finer = place != null && place.level() > 0;
      this.place = finer ? place.area() : null;
      this.near = finer ? place.neighbours() : List.of();
    }
  }

  private final long accessAgeMs;
  private final TreeMap<String, Walk> walks = new TreeMap<>();
  private final TreeMap<String, CountryBook> books = new TreeMap<>();
  private final Map<String, RegionTotals> regions = new HashMap<>();
  private final PanelColumns columns;
  private final int lastDay;

  private PanelWriter(
      Timeline timeline, List<String> areas, int lastDay, Policy policy, Gazetteer places) {
    this.accessAgeMs = policy.accessAge().toMillis();
    this.lastDay = lastDay;
    for (String area : areas) {
      Walk walk = new Walk(walks.size(), places.find(area));
      walk.firstDay = lastDay + 1;
      walks.put(area, walk);
    }
    List<Timeline.Step> steps = timeline.steps();
    for (int i = steps.size() - 1; i >= 0; i--) {
      walks.get(steps.get(i).area()).firstDay = tickFrom(steps.get(i).at());
    }
    int rows = 0;
    for (Walk walk : walks.values()) {
      walk.firstRow = rows;
      rows += Math.max(0, lastDay - walk.firstDay + 1);
    }
    this.columns = new PanelColumns(areas, rows);
    for (Walk walk : walks.values()) {
      for (int day = walk.firstDay; day <= lastDay; day++) {
        columns.add(walk.number, day);
      }
    }
  }

  /**
   * Writes the panel of a timeline.
   *
   * @param truth what came, by area and event: what is judged by, whenever it became known
   * @param lastDay the last to write, days since 1970
   */
  public static Panel write(
      Timeline timeline,
      Map<String, Map<String, EventFacts>> truth,
      int lastDay,
      Policy policy,
      Gazetteer places) {
    TreeSet<String> areas = new TreeSet<>(timeline.areas());
    areas.addAll(truth.keySet());
    PanelWriter writer = new PanelWriter(timeline, List.copyOf(areas), lastDay, policy, places);
    writer.play(timeline.steps());
    writer.judge(truth);
    return new Panel(writer.columns);
  }

  /** The first tick at which an instant is known: its own midnight, or the next. */
  private static int tickFrom(long at) {
    return (int) -Math.floorDiv(-at, DAY_MS);
  }

  private void play(List<Timeline.Step> steps) {
    int next = 0;
    int day = steps.isEmpty() ? 1 : tickFrom(steps.get(0).at());
    for (; day <= lastDay; day++) {
      List<String> changed = new ArrayList<>();
      while (next < steps.size() && tickFrom(steps.get(next).at()) <= day) {
        changed.add(steps.get(next).area());
        take(steps.get(next++));
      }
      close(changed, day);
      look(day);
    }
  }

  private void take(Timeline.Step step) {
    Walk walk = walks.get(step.area());
    for (EventChange change : step.changes()) {
      walk.risk.apply(change, step.at());
      for (Subject subject : SUBJECTS) {
        walk.fresh[subject.ordinal()] +=
            targets(change.after(), subject) - targets(change.before(), subject);
      }
    }
    walk.record.add(step.changes(), step.at());
  }

  private void close(List<String> changed, int day) {
    long tick = day * DAY_MS;
    TreeMap<String, CountryBook> due = new TreeMap<>();
    for (String area : changed) {
      Walk walk = walks.get(area);
      if (walk.record.hasChanged()) {
        String country = area.substring(0, 3);
        CountryBook book = books.computeIfAbsent(country, name -> new CountryBook());
        book.enter(walk.record.share(area, tick));
        due.put(country, book);
      }
    }
    for (CountryBook book : due.values()) {
      book.close(
          tick, area -> walks.get(area).place, totals -> regions.put(totals.region(), totals));
    }
  }

  private void look(int day) {
    long tick = day * DAY_MS;
    for (Map.Entry<String, Walk> each : walks.entrySet()) {
      Walk walk = each.getValue();
      if (day < walk.firstDay) {
        continue;
      }
      walk.risk.advance(tick);
      int inForce = walk.risk.access().at(tick, accessAgeMs).size();
      Surroundings around =
          new Surroundings(regions.get(each.getKey().substring(0, 3)), near(walk));
      int row = walk.firstRow + day - walk.firstDay;
      for (Subject subject : SUBJECTS) {
        int s = subject.ordinal();
        Observed seen = Observed.of(walk.risk, subject, tick, around, inForce);
        for (Quantity quantity : QUANTITIES) {
          columns.seen[s][quantity.ordinal()][row] = seen.value(quantity);
        }
        columns.fresh[s][row] = (short) Math.max(0, walk.fresh[s]);
        walk.fresh[s] = 0;
      }
    }
  }

  private List<RegionTotals> near(Walk walk) {
    List<RegionTotals> near = new ArrayList<>(walk.near.size());
    for (String place : walk.near) {
      RegionTotals totals = regions.get(place);
      if (totals != null) {
        near.add(totals);
      }
    }
    return near;
  }

  private void judge(Map<String, Map<String, EventFacts>> truth) {
    truth.forEach(
        (area, events) -> {
          Walk walk = walks.get(area);
          if (walk != null) {
            events.values().forEach(facts -> judge(walk, facts));
          }
        });
  }

  /**
   * An event of a day was within the seven days after the midnights of that day and the six before.
   */
  private void judge(Walk walk, EventFacts facts) {
    int day = Math.floorDiv(facts.slice(), 24);
    for (Subject subject : SUBJECTS) {
      if (targets(facts, subject) == 0) {
        continue;
      }
      for (int d = Math.max(walk.firstDay, day - 6); d <= Math.min(lastDay, day); d++) {
        columns.happened[subject.ordinal()][walk.firstRow + d - walk.firstDay] = true;
      }
    }
  }

  /** 1 where the facts are an incident or threat that affected the subject. */
  public static int targets(EventFacts facts, Subject subject) {
    int about = Signal.incidents(subject).bit() | Signal.threats(subject).bit();
    return facts != null && (Signal.signals(facts) & about) != 0 ? 1 : 0;
  }
}

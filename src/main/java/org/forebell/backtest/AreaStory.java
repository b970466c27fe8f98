package org.forebell.backtest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.forebell.alert.Alert;
import org.forebell.alert.AreaState;
import org.forebell.alert.AreaWatch;
import org.forebell.alert.Telling;
import org.forebell.place.Gazetteer;
import org.forebell.place.Place;
import org.forebell.policy.InForce;
import org.forebell.policy.PublishedPolicy;
import org.forebell.report.EventChange;
import org.forebell.report.Subject;
import org.forebell.risk.AreaRecord;
import org.forebell.risk.Assessment;
import org.forebell.risk.CountryBook;
import org.forebell.risk.Policy;
import org.forebell.risk.RegionTotals;
import org.forebell.risk.RiskModel;
import org.forebell.risk.Surroundings;

/**
 * What the stream would say of one area at one instant, and on what it rests: the same watch,
 * played from the first report on.
 *
 * @param assessments of both subjects at the instant
 * @param open the newest version of each open alert
 * @param reports of the area in the 30 days before, in the order in which they became known
 */
public record AreaStory(
    Map<Subject, Assessment> assessments, Map<Subject, Alert> open, Set<String> reports) {

  private static final long DAY_MS = 86_400_000L;

  /**
   * Plays a timeline.
   *
   * @param at epoch milliseconds
   * @throws IllegalArgumentException when nothing was known of the area by then
   */
  public static AreaStory of(
      Timeline timeline, String area, long at, RiskModel model, Policy policy, Gazetteer places) {
    Player player = new Player(area, model, policy, places);
    player.play(timeline.steps(), at);
    if (!player.known) {
      throw new IllegalArgumentException(
          "nothing was known of " + area + " by then; areas are written as in the reports");
    }
    return new AreaStory(player.assessments, player.open, recent(timeline, area, at));
  }

  private static Set<String> recent(Timeline timeline, String area, long at) {
    Set<String> reports = new LinkedHashSet<>();
    for (Timeline.Step step : timeline.steps()) {
      if (step.area().equals(area) && step.at() <= at && step.at() > at - 30 * DAY_MS) {
        step.changes().stream()
            .filter(change -> change.after() != null)
            .forEach(change -> reports.addAll(change.after().reports()));
      }
    }
    return reports;
  }

  private static final class Player implements Telling {

    private final String area;
    private final AreaWatch watch;
    private final InForce inForce;
    private final Gazetteer places;
    private final List<String> near;
    private final AreaState state = new AreaState();
    private final Map<String, AreaRecord> records = new HashMap<>();
    private final Map<String, CountryBook> books = new HashMap<>();
    private final Map<String, RegionTotals> regions = new HashMap<>();
    private final Map<Subject, Assessment> assessments = new EnumMap<>(Subject.class);
    private final Map<Subject, Alert> open = new EnumMap<>(Subject.class);
    private boolean known;

    Player(String area, RiskModel model, Policy policy, Gazetteer places) {
      this.area = area;
      this.watch = new AreaWatch(places::find);
      this.inForce = InForce.of(new PublishedPolicy(policy, Map.of(), model));
      this.places = places;
      Place place = places.find(area);
      this.near = place == null || place.level() == 0 ? List.of() : place.neighbours();
    }

    void play(List<Timeline.Step> steps, long at) {
      int next = 0;
      long first = steps.isEmpty() ? at : steps.get(0).at();
      for (long tick = -Math.floorDiv(-first, DAY_MS) * DAY_MS; tick <= at; tick += DAY_MS) {
        next = until(steps, next, tick);
        close(tick);
        decide(tick, List.of());
      }
      until(steps, next, at);
      decide(at, List.of());
    }

    private int until(List<Timeline.Step> steps, int from, long end) {
      int next = from;
      for (; next < steps.size() && steps.get(next).at() <= end; next++) {
        Timeline.Step step = steps.get(next);
        records
            .computeIfAbsent(step.area(), name -> new AreaRecord())
            .add(step.changes(), step.at());
        if (step.area().equals(area)) {
          known = true;
          decide(step.at(), step.changes());
        }
      }
      return next;
    }

    private void close(long tick) {
      TreeMap<String, CountryBook> due = new TreeMap<>();
      records.forEach(
          (name, record) -> {
            if (record.hasChanged()) {
              String country = name.substring(0, 3);
              CountryBook book = books.computeIfAbsent(country, any -> new CountryBook());
              book.enter(record.share(name, tick));
              due.put(country, book);
            }
          });
      due.values()
          .forEach(
              book ->
                  book.close(tick, this::place, totals -> regions.put(totals.region(), totals)));
    }

    private String place(String name) {
      Place place = places.find(name);
      return place == null || place.level() == 0 ? null : place.area();
    }

    private void decide(long at, List<EventChange> changes) {
      if (!known) {
        return;
      }
      List<RegionTotals> around = new ArrayList<>();
      for (String place : near) {
        if (regions.containsKey(place)) {
          around.add(regions.get(place));
        }
      }
      Surroundings surroundings =
          new Surroundings(regions.get(area.substring(0, 3)), List.copyOf(around));
      watch.decide(
          new AreaWatch.Instant(area, at, changes, true, false, surroundings),
          state,
          inForce,
          this);
    }

    @Override
    public void assessment(Assessment assessment) {
      assessments.put(assessment.subject(), assessment);
    }

    @Override
    public void alert(Alert alert) {
      if (alert.change().ends()) {
        open.remove(alert.subject());
      } else {
        open.put(alert.subject(), alert);
      }
    }

    @Override
    public void shadow(Alert alert) {
      throw new IllegalStateException("no shadow policy runs here");
    }
  }
}

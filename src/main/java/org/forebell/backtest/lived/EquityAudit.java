package org.forebell.backtest.lived;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.forebell.risk.Level;
import org.forebell.risk.Policy;

/**
 * Whom a policy's watch served, and whom less. The worst cover stands first; groups without
 * incidents stand last.
 */
public final class EquityAudit {

  private static final Comparator<EquityGroup> WORST_FIRST =
      Comparator.comparingDouble(EquityGroup::cover).thenComparing(EquityGroup::group);

  private final JudgedDays days;
  private final Episodes watch;

  private EquityAudit(JudgedDays days, Episodes watch) {
    this.days = days;
    this.watch = watch;
  }

  /** Runs the policy, with hysteresis, over a trial. */
  public static EquityAudit of(Trial trial, Policy policy) {
    JudgedDays days = JudgedDays.of(trial);
    byte[] course = Course.withHysteresis(days, policy);
    return new EquityAudit(days, Episodes.of(days, course, Level.WATCH));
  }

  /** By the country of the area. */
  public List<EquityGroup> byCountry() {
    List<String> countries = days.trial.panel().countries();
    return byArea("country", area -> countries.get(days.trial.panel().countryOf(area)));
  }

  /**
   * By a property of the area.
   *
   * @param groupOf the group of an area's number, null for areas left out
   */
  public List<EquityGroup> byArea(String by, IntFunction<String> groupOf) {
    Map<String, Tally> tallies = new TreeMap<>();
    for (int at = 0; at < days.size; at++) {
      Tally tally = tally(tallies, groupOf.apply(days.area[at]));
      if (tally != null) {
        tally.addDay(at);
      }
    }
    addHits(tallies, hit -> groupOf.apply(hit.area()));
    return groups(by, tallies);
  }

  /**
   * By a property of the incident, such as the kind of facility or the class of actor. Alerts and
   * area-days belong to no such group, so that precision and area-days are NaN.
   *
   * @param groupOf the group of a hit, null for hits left out
   */
  public List<EquityGroup> byEvent(String by, Function<Hit, String> groupOf) {
    Map<String, Tally> tallies = new TreeMap<>();
    addHits(tallies, groupOf);
    return groups(by, tallies);
  }

  private void addHits(Map<String, Tally> tallies, Function<Hit, String> groupOf) {
    for (int i = 0; i < days.hitAt.length; i++) {
      Tally tally = tally(tallies, groupOf.apply(days.hits.get(i)));
      if (tally != null) {
        tally.addHit(i);
      }
    }
  }

  private Tally tally(Map<String, Tally> tallies, String group) {
    return group == null ? null : tallies.computeIfAbsent(group, any -> new Tally());
  }

  private static List<EquityGroup> groups(String by, Map<String, Tally> tallies) {
    return tallies.entrySet().stream()
        .map(entry -> entry.getValue().group(by, entry.getKey()))
        .sorted(WORST_FIRST)
        .toList();
  }

  private final class Tally {

    private int areaDays;
    private int under;
    private int whole;
    private int followed;
    private int incidents;
    private final List<Integer> leads = new ArrayList<>();

    void addDay(int at) {
      areaDays++;
      under += watch.under(at) ? 1 : 0;
      if (watch.startsWhole(days, at)) {
        whole++;
        followed += days.followed[at] ? 1 : 0;
      }
    }

    void addHit(int hit) {
      incidents++;
      if (watch.covers(days, hit)) {
        leads.add(watch.lead(days, hit));
      }
    }

    EquityGroup group(String by, String name) {
      return new EquityGroup(
          by,
          name,
          incidents,
          (double) leads.size() / incidents,
          (double) followed / whole,
          Quartiles.of(leads.stream().mapToInt(each -> each).toArray()).median(),
          (double) under / areaDays);
    }
  }
}

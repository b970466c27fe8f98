package org.forebell.backtest.lived;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.forebell.backtest.KnownDays;
import org.forebell.backtest.Timeline;
import org.forebell.backtest.measure.Bootstrap;
import org.forebell.backtest.measure.Interval;
import org.forebell.report.Subject;

/**
 * A shadow policy beside the live one, on what has happened since the shadow began: what each cost
 * and what each covered, by the definitions of the back-test ({@link LivedLevel}).
 *
 * <p>Only whole days count, midnight to midnight UTC. A difference has the 95 % interval of
 * resampled areas, the same areas for both policies.
 *
 * @param from when the shadow began, epoch milliseconds, and until the end of what is looked at
 * @param firstDay the first that counts, days since 1970, and lastDay the last
 * @param areas how many are known
 * @param areaDays how many of them count
 */
public record Comparison(
    long from,
    long until,
    int firstDay,
    int lastDay,
    int areas,
    int areaDays,
    List<OfSubject> subjects) {

  private static final long DAY_MS = 86_400_000L;
  private static final int RESAMPLES = 1000;
  private static final double DAYS_PER_MONTH = 30.4375;

  /** One subject's part. */
  public record OfSubject(
      Subject subject, Messages live, Messages shadow, List<ComparedLevel> levels) {}

  /**
   * What there is to compare.
   *
   * @param timeline all that became known by the end
   * @param live what was told, from long before the shadow began on, so that what stood then is
   *     known
   * @param shadow what it would have told
   */
  public record Told(Timeline timeline, List<ToldAlert> live, List<ToldAlert> shadow) {}

  /**
   * Compares from one instant to another, epoch milliseconds.
   *
   * @param seed of the resampling
   */
  public static Comparison of(Told told, long from, long until, long seed) {
    int firstDay = (int) -Math.floorDiv(-from, DAY_MS);
    int lastDay = (int) Math.floorDiv(until, DAY_MS) - 1;
    KnownDays days = KnownDays.of(told.timeline(), firstDay, lastDay);
    List<ToldAlert> live = once(told.live(), until);
    List<ToldAlert> shadow = once(told.shadow(), until);
    List<OfSubject> subjects = new ArrayList<>();
    Bootstrap bootstrap = new Bootstrap(days.areas().size(), RESAMPLES, seed);
    for (Subject subject : Subject.values()) {
      List<Hit> hits = Hit.all(told.timeline().truth(), days.areas(), subject);
      JudgedDays judged = JudgedDays.of(trial(days, subject, hits));
      Side both = new Side(judged, about(live, subject), about(shadow, subject), from);
      subjects.add(both.compare(subject, bootstrap));
    }
    return new Comparison(
        from, until, firstDay, lastDay, days.areas().size(), days.size(), List.copyOf(subjects));
  }

  /**
   * How many whole days count; none where the shadow has not lived through a midnight and a day.
   */
  public int days() {
    return Math.max(0, lastDay - firstDay + 1);
  }

  /** Episodes an area and month of 30.4375 days, NaN without area-days. */
  public double perAreaMonth(int episodes) {
    return episodes * DAYS_PER_MONTH / areaDays;
  }

  /** Every area-day is judged; what chances there were is not asked. */
  private static Trial trial(KnownDays days, Subject subject, List<Hit> hits) {
    double[] judged = new double[days.size()];
    return new Trial(subject.code(), days, subject, judged, judged, hits);
  }

  /** Each version of each alert once, however often it was told: alerts come at least once. */
  private static List<ToldAlert> once(List<ToldAlert> told, long until) {
    Map<String, ToldAlert> once = new LinkedHashMap<>();
    for (ToldAlert each : told) {
      if (each.at() <= until) {
        once.putIfAbsent(each.id() + ' ' + each.version(), each);
      }
    }
    return List.copyOf(once.values());
  }

  private static List<ToldAlert> about(List<ToldAlert> told, Subject subject) {
    return told.stream().filter(each -> each.subject() == subject).toList();
  }

  /** Both policies' alerts about one subject. */
  private record Side(JudgedDays days, List<ToldAlert> live, List<ToldAlert> shadow, long from) {

    OfSubject compare(Subject subject, Bootstrap bootstrap) {
      byte[] lived = ToldCourse.of(days, live);
      byte[] shadowed = ToldCourse.of(days, shadow);
      List<ComparedLevel> levels = new ArrayList<>();
      for (var level : Lived.RAISED) {
        ToldLevel ofLive = ToldLevel.of(days, lived, level);
        ToldLevel ofShadow = ToldLevel.of(days, shadowed, level);
        Function<Function<ToldLevel, ByArea>, Beside> beside =
            what -> beside(what.apply(ofLive), what.apply(ofShadow), bootstrap);
        levels.add(
            new ComparedLevel(
                level,
                ofLive.episodes(),
                ofShadow.episodes(),
                beside.apply(ToldLevel::areaDays),
                beside.apply(ToldLevel::cover),
                beside.apply(ToldLevel::followed)));
      }
      return new OfSubject(
          subject, Messages.of(since(live)), Messages.of(since(shadow)), List.copyOf(levels));
    }

    private static Beside beside(ByArea live, ByArea shadow, Bootstrap bootstrap) {
      Interval difference = bootstrap.of(drawn -> shadow.share(drawn) - live.share(drawn));
      return new Beside(live.share(), shadow.share(), difference);
    }

    /** At its beginning a shadow tells of all that stands: that is no news. */
    private Collection<ToldAlert> since(List<ToldAlert> told) {
      return told.stream().filter(each -> each.at() > from && !each.test()).toList();
    }
  }
}

package org.forebell.bulletin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.forebell.alert.PublishedAlert;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.bulletin.Bulletin.AreaNow;
import org.forebell.risk.Level;
import org.forebell.wording.Told;

/** All areas and subjects above normal, the worst first. */
final class AreasNow {

  private static final int COURSE_DAYS = Gathered.WEEKS * 7;
  private static final Comparator<AreaNow> WORST_FIRST =
      Comparator.comparing(AreaNow::level, Comparator.reverseOrder())
          .thenComparing(each -> -each.probability())
          .thenComparing(each -> each.area().country())
          .thenComparing(each -> each.area().code())
          .thenComparing(each -> each.area().name())
          .thenComparing(AreaNow::subject)
          .thenComparing(each -> each.alert() == null ? "" : each.alert().id());

  private final Gathered gathered;
  private final Sight sight;
  private final long tick;

  private AreasNow(Gathered gathered, Sight sight) {
    this.gathered = gathered;
    this.sight = sight;
    this.tick = gathered.tick();
  }

  static List<AreaNow> of(Gathered gathered, List<Course> alerts, Sight sight) {
    return new AreasNow(gathered, sight).all(alerts);
  }

  private List<AreaNow> all(List<Course> alerts) {
    Map<Whose, List<Course>> open = new TreeMap<>();
    for (Course each : alerts) {
      PublishedAlert newest = each.newest();
      if (each.isOpen() && newest.kind() == Kind.RISK && sight.sees(newest)) {
        open.computeIfAbsent(new Whose(newest.area(), newest.subject()), whose -> new ArrayList<>())
            .add(each);
      }
    }
    List<AreaNow> rows = new ArrayList<>();
    open.forEach((whose, courses) -> courses.forEach(each -> rows.add(alerted(whose, each))));
    gathered
        .latest()
        .forEach(
            (whose, day) -> {
              if (day.level() != Level.NORMAL && !open.containsKey(whose)) {
                rows.add(row(whose, day, null));
              }
            });
    rows.sort(WORST_FIRST);
    return onePlaceOnce(rows);
  }

  private AreaNow alerted(Whose whose, Course course) {
    PublishedAlert alert = course.newest();
    AreaDay day = gathered.latest().get(whose);
    AreaDay told = AreaDay.of(alert);
    return row(whose, day == null || day.at() < alert.at() ? told : day, course);
  }

  private AreaNow row(Whose whose, AreaDay day, Course course) {
    double[] point = sight.point(whose.area());
    AreaDay weekAgo = gathered.midnight(whose, tick - 7 * Gathered.DAY_MS);
    return new AreaNow(
        sight.area(whose.area()),
        sight.within(whose.area()),
        whose.subject(),
        course == null ? day.level() : course.newest().level(),
        course == null ? 0 : course.levelSince(),
        day.probability(),
        day.usual(),
        weekAgo == null ? Double.NaN : weekAgo.probability(),
        course(whose),
        sight.count(whose.area(), day.incidents24h()),
        sight.count(whose.area(), day.incidents7d()),
        sight.count(whose.area(), day.signs7d()),
        sight.count(whose.area(), day.accessInForce()),
        course == null ? null : sight.told(course.newest()),
        course == null ? null : Answers.of(course, gathered, sight),
        point[0],
        point[1]);
  }

  private List<Double> course(Whose whose) {
    List<Double> course = new ArrayList<>(COURSE_DAYS + 1);
    for (int i = COURSE_DAYS; i >= 0; i--) {
      AreaDay day = gathered.midnight(whose, tick - i * Gathered.DAY_MS);
      course.add(day == null ? Double.NaN : day.probability());
    }
    return List.copyOf(course);
  }

  /** Where a tier sees no more than the country, the worst area of it stands for all. */
  private static List<AreaNow> onePlaceOnce(List<AreaNow> worstFirst) {
    Map<List<Object>, AreaNow> rows = new LinkedHashMap<>();
    for (AreaNow each : worstFirst) {
      Told.Area area = each.area();
      boolean isCountryAlone = area.code().isEmpty() && area.name().isEmpty();
      List<Object> key =
          isCountryAlone
              ? List.of(area.country(), each.subject())
              : List.of(rows.size(), each.subject());
      rows.putIfAbsent(key, each);
    }
    return List.copyOf(rows.values());
  }
}

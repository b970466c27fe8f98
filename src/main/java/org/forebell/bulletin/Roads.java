package org.forebell.bulletin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.forebell.alert.PublishedAlert;
import org.forebell.bulletin.Bulletin.AccessNow;
import org.forebell.wording.Told;

/** Where access is constrained, and since when at least. */
final class Roads {

  private static final Comparator<AccessNow> ORDER =
      Comparator.comparingLong(AccessNow::since)
          .reversed()
          .thenComparing(each -> each.area().country())
          .thenComparing(each -> each.area().code())
          .thenComparing(each -> each.area().name());

  private Roads() {}

  static List<AccessNow> of(Gathered gathered, List<Course> alerts, Sight sight) {
    Map<String, PublishedAlert> telling = new TreeMap<>();
    for (Course each : alerts) {
      PublishedAlert newest = each.newest();
      if (each.isOpen() && sight.sees(newest) && !newest.access().isEmpty()) {
        telling.merge(newest.area(), newest, (a, b) -> a.at() >= b.at() ? a : b);
      }
    }
    Map<String, AccessNow> rows = new LinkedHashMap<>();
    gathered
        .latest()
        .forEach(
            (whose, day) -> {
              if (day.accessInForce() > 0) {
                rows.putIfAbsent(
                    whose.area(), row(whose, day, telling.get(whose.area()), gathered, sight));
              }
            });
    List<AccessNow> sorted = new ArrayList<>(rows.values());
    sorted.sort(ORDER);
    return sorted;
  }

  private static AccessNow row(
      Whose whose, AreaDay day, PublishedAlert alert, Gathered gathered, Sight sight) {
    NavigableMap<Long, AreaDay> days = gathered.midnights().get(whose);
    long since = day.at();
    boolean atLeast = true;
    if (days != null) {
      for (AreaDay each : days.descendingMap().values()) {
        if (each.accessInForce() == 0) {
          atLeast = false;
          break;
        }
        since = each.at();
      }
    }
    Told told = alert == null ? null : sight.told(alert);
    return new AccessNow(
        sight.area(whose.area()),
        sight.count(whose.area(), day.accessInForce()),
        since,
        atLeast,
        told == null || told.access() == null ? List.of() : told.access(),
        told == null ? 0 : told.at());
  }
}

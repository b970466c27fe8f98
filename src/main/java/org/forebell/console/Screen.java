package org.forebell.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.forebell.alert.PublishedAlert;
import org.forebell.console.Row.Tone;
import org.forebell.risk.Level;

/**
 * World, Work and Machine as lines of a terminal: a function of the snapshot alone. The three are
 * kept apart as on the dashboards: where it gets worse, whether data flows and alerts are answered,
 * whether the job is healthy.
 */
public final class Screen {

  private static final List<Level> WORST_FIRST =
      List.of(Level.CRITICAL, Level.WARNING, Level.WATCH);

  /** Below this many columns courses and bars are left out. */
  private static final int NARROW = 70;

  private final Snapshot snapshot;
  private final Metrics now;
  private final int columns;
  private final List<Row> rows = new ArrayList<>();

  private Screen(Snapshot snapshot, int columns) {
    this.snapshot = snapshot;
    this.now = snapshot.now();
    this.columns = columns;
  }

  /**
   * The lines.
   *
   * @param columns that no line exceeds
   * @param height how many lines there are at most; areas and alerts are left out first
   */
  public static List<String> lines(Snapshot snapshot, int columns, int height, boolean colours) {
    Screen screen = new Screen(snapshot, columns);
    screen.draw(height);
    return screen.rows.stream().limit(height).map(row -> row.shown(columns, colours)).toList();
  }

  private void draw(int height) {
    List<Row> work = fitting(new Work(snapshot).rows());
    List<Row> machine = fitting(new Machine(snapshot).rows());
    head();
    rows.add(title("WORLD", "where is it getting worse?"));
    levels();
    int left = height - rows.size() - work.size() - machine.size() - 2;
    int alerts =
        snapshot.alerts() == null ? 0 : Math.min(snapshot.alerts().size(), Math.max(2, left / 3));
    areas(Math.max(3, left - (alerts == 0 ? 0 : alerts + 1)));
    alerts(alerts);
    rows.add(title("WORK", "does data flow, are alerts answered?"));
    rows.addAll(work);
    rows.add(title("MACHINE", "is the job healthy?"));
    rows.addAll(machine);
  }

  /** On a narrow terminal figures go to the next line rather than beyond its edge. */
  private List<Row> fitting(List<Row> all) {
    return columns < NARROW
        ? all.stream().flatMap(row -> row.broken(columns).stream()).toList()
        : all;
  }

  static Row title(String name, String question) {
    return Row.of(Tone.STRONG, name).add(Tone.DIM, "  " + question);
  }

  private void head() {
    long silent = snapshot.processes().stream().filter(each -> !each.problem().isEmpty()).count();
    int all = snapshot.processes().size();
    Row head =
        Row.of(Tone.STRONG, "FOREBELL")
            .add("  " + java.time.Instant.ofEpochMilli(snapshot.at() / 1000 * 1000))
            .add(silent == 0 ? Tone.GOOD : Tone.CRITICAL, "  " + (all - silent) + " of " + all)
            .add(" processes answer");
    rows.add(head.add(Tone.DIM, columns < NARROW ? "" : "   q quits"));
    for (Snapshot.Process each : snapshot.processes()) {
      if (!each.problem().isEmpty()) {
        rows.add(Row.of(Tone.CRITICAL, "  " + each.name() + ": " + each.problem()));
      }
    }
  }

  private void levels() {
    rows.add(levels("open alerts", "forebell_open_alerts"));
    Row above = levels("areas above", "forebell_risk_areas");
    double hidden = now.sum("forebell_risk_areas_not_shown");
    rows.add(hidden > 0 ? above.add(Tone.DIM, "  not shown " + Amount.whole(hidden)) : above);
  }

  private Row levels(String label, String metric) {
    Row row = Row.label(label);
    if (!now.has(metric)) {
      return row.add(Tone.DIM, "nobody tells");
    }
    for (Level each : WORST_FIRST) {
      double count = now.sum(metric, "level", each.code());
      row.add(count > 0 ? tone(each) : Tone.DIM, each.code() + " " + Amount.whole(count) + "  ");
    }
    return row;
  }

  static Tone tone(Level level) {
    return switch (level) {
      case CRITICAL -> Tone.CRITICAL;
      case WARNING -> Tone.WARNING;
      case WATCH -> Tone.WATCH;
      case NORMAL -> Tone.PLAIN;
    };
  }

  /** An area above normal. */
  private record Above(String area, String subject, Level level, double chance, double usual) {}

  private void areas(int most) {
    List<Above> areas = above();
    for (Above each : areas.subList(0, Math.min(most, areas.size()))) {
      rows.add(area(each));
    }
    if (areas.size() > most) {
      rows.add(Row.label("").add(Tone.DIM, "and " + (areas.size() - most) + " more"));
    }
  }

  private List<Above> above() {
    Map<String, Above> found = new TreeMap<>();
    for (Series each : now.of("forebell_risk_level")) {
      int level = (int) each.value();
      if (level > 0 && level < Level.values().length) {
        String area = each.label("area");
        String subject = each.label("subject");
        found.put(
            area + " " + subject,
            new Above(
                area,
                subject,
                Level.values()[level],
                of("forebell_risk_probability", area, subject),
                of("forebell_risk_usual_probability", area, subject)));
      }
    }
    List<Above> areas = new ArrayList<>(found.values());
    areas.sort(
        Comparator.comparing(Above::level, Comparator.reverseOrder())
            .thenComparing(each -> -each.chance()));
    return areas;
  }

  private double of(String metric, String area, String subject) {
    return now.of(metric).stream()
        .filter(each -> each.label("area").equals(area) && each.label("subject").equals(subject))
        .mapToDouble(Series::value)
        .max()
        .orElse(Double.NaN);
  }

  private Row area(Above each) {
    boolean wide = columns >= NARROW;
    Row row =
        Row.of(tone(each.level()), String.format(Locale.ROOT, "  %-8s ", each.level().code()));
    row.add(String.format(Locale.ROOT, "%-8s ", each.subject()));
    row.add(Tone.STRONG, String.format(Locale.ROOT, "%6s ", Amount.percent(each.chance())));
    row.add(
        Tone.DIM,
        String.format(Locale.ROOT, wide ? "usual %6s " : "%6s ", Amount.percent(each.usual())));
    if (wide) {
      List<Double> course =
          snapshot.courses().getOrDefault(each.area() + " " + each.subject(), List.of());
      row.add(
          tone(each.level()),
          course.size() < 2
              ? Amount.bar(each.chance(), 12) + " "
              : String.format(Locale.ROOT, "%-12s ", Amount.course(last(course, 12))));
    }
    return row.add(each.area());
  }

  private static List<Double> last(List<Double> course, int most) {
    return course.subList(Math.max(0, course.size() - most), course.size());
  }

  private void alerts(int most) {
    for (PublishedAlert each :
        snapshot.alerts() == null
            ? List.<PublishedAlert>of()
            : snapshot.alerts().subList(0, most)) {
      boolean answered = snapshot.acknowledged().contains(each.id());
      String when = java.time.Instant.ofEpochMilli(each.at()).toString();
      rows.add(
          Row.of(Tone.DIM, "  " + when.substring(5, 10) + " " + when.substring(11, 16) + "Z ")
              .add(tone(each.change().ends() ? Level.NORMAL : each.level()), each.change().code())
              .add(each.change().ends() ? " " : " " + each.level().code() + " ")
              .add(each.subject().code() + " ")
              .add(Tone.STRONG, each.test() ? "EXERCISE " : "")
              .add(each.area())
              .add(Tone.DIM, " " + each.id() + " v" + each.version())
              .add(answered ? Tone.GOOD : Tone.DIM, answered ? " answered" : ""));
    }
  }
}

package org.forebell.backtest.silence;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.forebell.report.Accepted;
import org.forebell.report.AccessReport;
import org.forebell.report.Incident;
import org.forebell.report.Reading;
import org.forebell.report.RecordLines;
import org.forebell.report.Report;
import org.forebell.report.ReportParser;
import org.forebell.silence.Hearing;
import org.forebell.silence.Sign;

/**
 * Who was heard where and when, in some files of reports.
 *
 * @param areas by name
 */
public record HearingLog(TreeMap<String, AreaLog> areas) {

  /**
   * What was heard from one area.
   *
   * @param instants at which anybody was heard, in the order of time
   * @param reports when reports of incidents and access became known, ascending, each id and
   *     instant once
   */
  public record AreaLog(List<Signs> instants, List<Long> reports) {

    /** How many reports became known from one instant to another, epoch milliseconds. */
    long reports(long from, long to) {
      return reports.stream().filter(at -> at >= from && at < to).count();
    }
  }

  /** All signs of one instant, epoch milliseconds. */
  public record Signs(long at, List<Sign> signs) {}

  /** Reads files of reports, one record a line, in any order. */
  public static HearingLog read(List<InputStream> files) throws IOException {
    Reader reader = new Reader();
    for (InputStream file : files) {
      RecordLines.each(file, (number, bytes, length) -> reader.take(bytes, length));
    }
    return reader.log();
  }

  /**
   * What is known at an instant of who is heard from in an area; null where nobody ever was.
   *
   * @param at epoch milliseconds
   */
  public Hearing until(String area, long at) {
    AreaLog log = areas.get(area);
    if (log == null || log.instants().get(0).at() > at) {
      return null;
    }
    Hearing hearing = new Hearing();
    for (Signs each : log.instants()) {
      if (each.at() <= at) {
        hearing.hear(each.at(), each.signs());
      }
    }
    return hearing;
  }

  private static final class Reader {

    private final ReportParser parser = new ReportParser();
    private final Map<String, TreeMap<Long, Set<Sign>>> heard = new TreeMap<>();
    private final Map<String, Set<String>> reports = new TreeMap<>();
    private final Map<String, List<Long>> times = new TreeMap<>();

    void take(byte[] bytes, int length) {
      Reading reading = parser.parse(bytes, 0, length, ReportParser.KNOWN_FROM_RECORD);
      if (reading instanceof Accepted accepted) {
        Sign sign = Sign.of(accepted.report(), accepted.knownAt());
        if (sign != null) {
          heard
              .computeIfAbsent(sign.area(), area -> new TreeMap<>())
              .computeIfAbsent(sign.at(), at -> new HashSet<>())
              .add(sign);
          count(sign, id(accepted.report()));
        }
      }
    }

    private void count(Sign sign, String id) {
      if (id != null
          && reports
              .computeIfAbsent(sign.area(), area -> new HashSet<>())
              .add(sign.at() + " " + id)) {
        times.computeIfAbsent(sign.area(), area -> new ArrayList<>()).add(sign.at());
      }
    }

    private static String id(Report report) {
      if (report instanceof Incident incident) {
        return incident.id();
      }
      return report instanceof AccessReport access ? access.id() : null;
    }

    HearingLog log() {
      TreeMap<String, AreaLog> areas = new TreeMap<>();
      heard.forEach(
          (area, instants) -> {
            List<Signs> signs = new ArrayList<>();
            Hearing hearing = new Hearing();
            instants.forEach(
                (at, all) -> {
                  // What is sent again is no sign.
                  if (!hearing.hear(at, List.copyOf(all)).isEmpty()) {
                    signs.add(new Signs(at, List.copyOf(all)));
                  }
                });
            List<Long> known = times.getOrDefault(area, List.of()).stream().sorted().toList();
            areas.put(area, new AreaLog(signs, known));
          });
      return new HearingLog(areas);
    }
  }
}

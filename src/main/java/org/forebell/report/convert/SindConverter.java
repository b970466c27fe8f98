package org.forebell.report.convert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rows of SiND as reports. Each data set is a desk of its own: rows of one event in several sets
 * are several desks' reports of one event.
 */
final class SindConverter {

  private static final LocalDate SPREADSHEET_EPOCH = LocalDate.of(1899, 12, 30);
  private static final LocalTime REPORTED = LocalTime.NOON;

  /** The report of a row, and the access report beside it where there is one. */
  List<Draft> convert(Row row, String idSuffix) {
    SindSet set = SindSet.of(row);
    LocalDate date = date(row.text("Date"));
    String event = "sind-" + id(row);
    String id = (set == SindSet.HEALTH ? event : event + "-" + set.code) + idSuffix;
    List<Draft> reports = new ArrayList<>(2);
    reports.add(incident(row, set, date, id, event));
    if (set == SindSet.HEALTH && row.count("Access Denied or Obstructed") > 0) {
      reports.add(access(row, set, date, id + "-access").named(event + "-access"));
    }
    return reports;
  }

  /** Why a row cannot become a report, null when it can. */
  String problem(Row row) {
    if (SindSet.of(row) == null) {
      return "none of SiND's data sets has these columns";
    }
    if (id(row).isEmpty()) {
      return "no SiND Event ID";
    }
    if (!row.text("Country ISO").matches("[A-Z]{3}")) {
      return "no ISO code of a country";
    }
    try {
      LocalDate date = date(row.text("Date"));
      return date.getYear() < 1990 || date.getYear() > 2100
          ? "a date before 1990 or after 2100"
          : null;
    } catch (DateTimeParseException e) {
      return "no date";
    }
  }

  /** The number under which SiND knows the event; spreadsheets write some with decimals. */
  static String id(Row row) {
    String id = row.text("SiND Event ID");
    return (id.isEmpty() ? row.text("SiND ID") : id).replaceFirst("\\.0+$", "");
  }

  private static Draft incident(Row row, SindSet set, LocalDate date, String id, String event) {
    int killed = row.sum(set.killed);
    int injured = row.sum(set.injured);
    int deprived = row.sum(set.deprived);
    boolean harmed = killed + injured + deprived + row.sum(set.assaulted) > 0;
    boolean threatened = row.sum(set.threatened) > 0;
    boolean damaged = set.damaged(row) || damagesFood(row, set);
    boolean staff = harmed || threatened || set == SindSet.AID_WORKER;
    String weapon = weapon(row, set);
    return head(row, set, date, id, "incident")
        .named(event)
        .with("act", SindAct.of(row, set, weapon))
        .with("outcome", harmed ? "harm" : damaged ? "damage" : threatened ? "threat" : "none")
        .with("affects", affects(staff, damaged))
        .with("facility", facility(row, set, damaged))
        .with("harm", harm(killed, injured, deprived))
        .with("weapon", weapon)
        .with(
            "actor",
            row.text(set == SindSet.PROTECTION ? "Actor Name" : "Reported Perpetrator Name"))
        .with("status", "confirmed");
  }

  private static Draft access(Row row, SindSet set, LocalDate date, String id) {
    return head(row, set, date, id, "access")
        .with("constraint", "restriction_movement")
        .with("effect", "denied");
  }

  private static Draft head(Row row, SindSet set, LocalDate date, String id, String kind) {
    return new Draft()
        .with("id", id)
        .with("kind", kind)
        .with("source", source(set))
        .with("credibility", 2)
        .with("occurredAt", Instant.from(date.atStartOfDay(ZoneOffset.UTC)))
        .with("timePrecision", "P1D")
        .with("reportedAt", date.atTime(REPORTED).toInstant(ZoneOffset.UTC))
        .with("area", area(row))
        .withDegrees("lat", row.text("Latitude"), 90)
        .withDegrees("lon", row.text("Longitude"), 180)
        .with("geoPrecision", SindCodes.geoPrecision(row.text("Geo Precision")));
  }

  private static Map<String, Object> source(SindSet set) {
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("id", "sind-" + set.code);
    source.put("reliability", "B");
    return source;
  }

  private static Map<String, Object> harm(int killed, int injured, int deprived) {
    Map<String, Object> harm = new LinkedHashMap<>();
    harm.put("killed", killed);
    harm.put("injured", injured);
    harm.put("deprivedOfLiberty", deprived);
    return harm;
  }

  private static List<String> affects(boolean staff, boolean facility) {
    List<String> affects = new ArrayList<>(2);
    if (staff) {
      affects.add("staff");
    }
    if (facility) {
      affects.add("facility");
    }
    return affects;
  }

  /** No first division, none known, or a position known to the country only: the country. */
  private static String area(Row row) {
    String country = row.text("Country ISO");
    String division = row.text("Admin 1");
    String precision = row.text("Geo Precision");
    boolean countryOnly =
        division.isEmpty()
            || division.equalsIgnoreCase("No Information")
            || precision.startsWith("(6)")
            || precision.startsWith("(7)");
    return countryOnly ? country : country + "/" + Mojibake.readable(division);
  }

  private static String weapon(Row row, SindSet set) {
    return SindCodes.weapon(
        row.text(
            set == SindSet.EXPLOSIVE_WEAPONS ? "Explosive Weapon Type" : "Weapon Carried/Used"));
  }

  /** Where it happened; a place that is not told is the set's own kind where one was affected. */
  private static Map<String, Object> facility(Row row, SindSet set, boolean damaged) {
    String place =
        row.text("Location")
            + row.text("Location of Incident")
            + row.text("Location of event")
            + row.text("Infrastructure Affected");
    String type = SindCodes.facility(place, damaged ? set.facility : "");
    return type.isEmpty() ? null : Map.of("type", type);
  }

  private static boolean damagesFood(Row row, SindSet set) {
    String hit = row.text("Infrastructure Affected");
    return set == SindSet.FOOD_SECURITY
        && !hit.isEmpty()
        && !hit.toLowerCase(Locale.ROOT).matches("(not\\s+applicable|no information|residence$).*");
  }

  private static LocalDate date(String text) {
    if (text.matches("\\d{5}(\\.\\d+)?")) {
      return SPREADSHEET_EPOCH.plusDays((long) Double.parseDouble(text));
    }
    return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
  }
}

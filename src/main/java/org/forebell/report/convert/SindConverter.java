package org.forebell.report.convert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    SindSet set = SindSet.of(row.cells().keySet());
    LocalDate date = date(row.text("Date"));
    String event = "sind-" + id(row);
    String id = (set == SindSet.HEALTH ? event : event + "-" + set.code) + idSuffix;
    List<Draft> reports = new ArrayList<>(2);
    reports.add(incident(row, set, date, id, event));
    if (set == SindSet.HEALTH && row.count("Access Denied or Obstructed") > 0) {
      reports.add(access(row, set, date, id));
    }
    return reports;
  }

  /** Why a row cannot become a report, null when it can. */
  String problem(Row row) {
    if (SindSet.of(row.cells().keySet()) == null) {
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
      return date.getYear() < 1990 ? "a date before 1990" : null;
    } catch (DateTimeParseException e) {
      return "no date";
    }
  }

  /** The name under which SiND knows the event. */
  static String id(Row row) {
    String id = row.text("SiND Event ID");
    return id.isEmpty() ? row.text("SiND ID") : id;
  }

  private static Draft incident(Row row, SindSet set, LocalDate date, String id, String event) {
    int killed = row.sum(set.killed);
    int injured = row.sum(set.injured);
    int deprived = row.sum(set.deprived);
    boolean harmed = killed + injured + deprived + row.sum(set.assaulted) > 0;
    boolean threatened = row.sum(set.threatened) > 0;
    boolean damaged = row.sum(set.damage) > 0 || damagesFood(row, set);
    boolean staff = harmed || threatened || set == SindSet.AID_WORKER;
    String weapon = weapon(row, set);
    Draft draft = head(row, set, date, id, "incident");
    if (!id.equals(event)) {
      draft.with("event", event);
    }
    return draft
        .with("act", act(row, set, weapon))
        .with("outcome", harmed ? "harm" : damaged ? "damage" : threatened ? "threat" : "none")
        .with("affects", affects(staff, damaged))
        .with("facility", facility(row, set))
        .with("harm", harm(killed, injured, deprived))
        .with("weapon", weapon)
        .with(
            "actor",
            row.text(set == SindSet.PROTECTION ? "Actor Name" : "Reported Perpetrator Name"))
        .with("status", "confirmed");
  }

  private static Draft access(Row row, SindSet set, LocalDate date, String id) {
    return head(row, set, date, id + "-access", "access")
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

  private static String act(Row row, SindSet set, String weapon) {
    if (row.sum(set.killed) + row.sum(set.injured) > 0) {
      return SindCodes.act(weapon);
    }
    if (row.count("Health Workers Sexually Assaulted") > 0) {
      return "sexual_violence";
    }
    if (row.sum(set.assaulted) > 0) {
      return "assault";
    }
    if (row.sum(set.deprived) > 0) {
      return "deprivation_of_liberty";
    }
    if (row.count("Looting/Theft/Robbery/Burglary of Health Supplies") > 0) {
      return "looting";
    }
    if (row.sum(set.damage) > 0) {
      String act = SindCodes.act(weapon);
      return act.equals("attack") ? "destruction" : act;
    }
    if (row.sum(set.threatened) > 0) {
      return "threat";
    }
    return row.count("Access Denied or Obstructed") > 0 ? "obstruction" : SindCodes.act(weapon);
  }

  private static Map<String, Object> facility(Row row, SindSet set) {
    String place =
        row.text("Location")
            + row.text("Location of Incident")
            + row.text("Location of event")
            + row.text("Infrastructure Affected");
    String type = SindCodes.facility(place, set.facility);
    return type.isEmpty() ? null : Map.of("type", type);
  }

  private static boolean damagesFood(Row row, SindSet set) {
    String hit = row.text("Infrastructure Affected");
    return set == SindSet.FOOD_SECURITY
        && !hit.isEmpty()
        && !hit.toLowerCase(java.util.Locale.ROOT).matches("(not\\s+applicable|no information).*");
  }

  private static LocalDate date(String text) {
    if (text.matches("\\d{5}(\\.\\d+)?")) {
      return SPREADSHEET_EPOCH.plusDays((long) Double.parseDouble(text));
    }
    return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
  }
}

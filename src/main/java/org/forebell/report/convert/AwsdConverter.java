package org.forebell.report.convert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Rows of the Aid Worker Security Database as reports. Staff are always affected. Where the day or
 * the month is missing the report tells so, and counts as reported at the end of that span.
 */
final class AwsdConverter {

  /** Means of attack, in the short codes of AWSD: the act and the weapon. */
  private static final Map<String, List<String>> MEANS =
      Map.ofEntries(
          Map.entry("S", List.of("shooting", "firearm")),
          Map.entry("K", List.of("deprivation_of_liberty", "unknown")),
          Map.entry("KK", List.of("deprivation_of_liberty", "unknown")),
          Map.entry("BA", List.of("assault", "unknown")),
          Map.entry("AB", List.of("air_strike", "aerial_bomb")),
          Map.entry("B", List.of("explosive", "explosive")),
          Map.entry("LM", List.of("landmine", "mine")),
          Map.entry("RIED", List.of("roadside_ied", "ied_roadside")),
          Map.entry("VBIED", List.of("vehicle_ied", "ied_vehicle")),
          Map.entry("VBIED-RC", List.of("vehicle_ied", "ied_vehicle")),
          Map.entry("VBIED-S", List.of("vehicle_ied", "ied_vehicle_suicide")),
          Map.entry("BBIED", List.of("body_ied", "ied_body")),
          Map.entry("CX", List.of("complex_attack", "unknown")),
          Map.entry("RSA", List.of("sexual_violence", "unknown")),
          Map.entry("U", List.of("unknown", "unknown")));

  /** Contexts of attack, in AWSD's short codes; they tell the act where the means do not. */
  private static final Map<String, String> CONTEXTS =
      Map.of(
          "AM", "ambush",
          "C", "crossfire",
          "R", "raid",
          "MV", "mob_violence",
          "D", "deprivation_of_liberty",
          "IA", "attack");

  private static final Map<String, String> LOCATIONS =
      Map.of(
          "H", "home",
          "OC", "office",
          "PS", "project_site",
          "P", "public_location",
          "R", "road",
          "C", "custody");

  private final UnaryOperator<String> countryOfName;

  AwsdConverter(UnaryOperator<String> countryOfName) {
    this.countryOfName = countryOfName;
  }

  static boolean isRow(Row row) {
    return row.has("Means of attack") && row.has("Total affected");
  }

  Draft convert(Row row, String idSuffix) {
    LocalDate date = date(row);
    Period precision = precision(row);
    List<String> means = means(row);
    String region = Mojibake.readable(row.text("Region"));
    String country = countryOfName.apply(row.text("Country"));
    String location = LOCATIONS.get(row.text("Location"));
    return new Draft()
        .with("id", "awsd-" + row.text("Incident ID") + idSuffix)
        .with("kind", "incident")
        .with("source", source())
        .with("credibility", 2)
        .with("occurredAt", Instant.from(date.atStartOfDay(ZoneOffset.UTC)))
        .with("timePrecision", precision.toString())
        .with("reportedAt", reported(date, precision))
        .with("area", region.isEmpty() ? country : country + "/" + region)
        .withDegrees("lat", row.text("Latitude"), 90)
        .withDegrees("lon", row.text("Longitude"), 180)
        .with("act", act(row, means.get(0)))
        .with("outcome", "harm")
        .with("affects", List.of("staff"))
        .with("facility", location == null ? null : Map.of("type", location))
        .with("harm", harm(row))
        .with("weapon", means.get(1))
        .with("status", "confirmed");
  }

  /** Why a row cannot become a report, null when it can. */
  String problem(Row row) {
    if (!isRow(row)) {
      return "these are not the columns of AWSD";
    }
    if (row.text("Incident ID").isEmpty()) {
      return "no Incident ID";
    }
    if (row.count("Year") < 1990) {
      return "no year";
    }
    if (row.count("Month") > 12 || row.count("Day") > date(row).lengthOfMonth()) {
      return "no such day";
    }
    if (row.text("Country").isEmpty()) {
      return "no country";
    }
    if (countryOfName.apply(row.text("Country")) == null) {
      return "no country of the gazetteer is named " + row.text("Country");
    }
    return null;
  }

  private static LocalDate date(Row row) {
    int month = row.count("Month");
    LocalDate first = LocalDate.of(row.count("Year"), Math.max(1, Math.min(12, month)), 1);
    int day = row.count("Day");
    return month == 0 || day == 0
        ? first
        : first.withDayOfMonth(Math.min(day, first.lengthOfMonth()));
  }

  private static Period precision(Row row) {
    if (row.count("Month") == 0) {
      return Period.ofYears(1);
    }
    return row.count("Day") == 0 ? Period.ofMonths(1) : Period.ofDays(1);
  }

  private static Instant reported(LocalDate date, Period precision) {
    LocalDate last = date.plus(precision).minusDays(1);
    return last.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
  }

  private static List<String> means(Row row) {
    String code = row.text("Means of attack").toUpperCase(Locale.ROOT);
    return MEANS.getOrDefault(code, MEANS.get("U"));
  }

  private static String act(Row row, String means) {
    String context = row.text("Attack context").toUpperCase(Locale.ROOT);
    return means.equals("unknown") ? CONTEXTS.getOrDefault(context, means) : means;
  }

  private static Map<String, Object> source() {
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("id", "awsd");
    source.put("reliability", "B");
    return source;
  }

  private static Map<String, Object> harm(Row row) {
    Map<String, Object> harm = new LinkedHashMap<>();
    harm.put("killed", row.count("Total killed"));
    harm.put("injured", row.count("Total wounded"));
    harm.put("deprivedOfLiberty", row.count("Total kidnapped"));
    return harm;
  }
}

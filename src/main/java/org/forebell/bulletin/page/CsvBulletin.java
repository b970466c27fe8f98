package org.forebell.bulletin.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.forebell.bulletin.Bulletin;
import org.forebell.bulletin.Bulletin.AreaNow;
import org.forebell.risk.DecimalText;
import org.forebell.wording.Told;

/**
 * The areas above normal as CSV (RFC 4180), one row an area and subject. Places and periods have
 * the column names of HDX HAPI, so that the rows join with its tables; the row of HXL tags under
 * the names is for those who still read it, and is left out unless asked for.
 */
public final class CsvBulletin {

  private static final long DAY_MS = 86_400_000L;

  /** A column: its name, and its tag of HXL 1.1. */
  private record Column(String name, String tag) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("location_code", "#country+code"),
          new Column("location_name", "#country+name"),
          new Column("admin1_code", "#adm1+code"),
          new Column("admin1_name", "#adm1+name"),
          new Column("admin2_code", "#adm2+code"),
          new Column("admin2_name", "#adm2+name"),
          new Column("provider_admin1_name", "#adm1+name+provider"),
          new Column("subject", "#event+type"),
          new Column("level", "#severity+level+code"),
          new Column("level_since", "#date+start+level"),
          new Column("probability", "#indicator+probability+num"),
          new Column("probability_usual", "#indicator+probability+usual+num"),
          new Column("probability_week_ago", "#indicator+probability+previous+num"),
          new Column("horizon_days", "#indicator+horizon+num"),
          new Column("confidence", "#indicator+confidence+code"),
          new Column("events", "#event+count"),
          new Column("near_misses_and_threats", "#event+near+count"),
          new Column("access_constraints", "#access+count"),
          new Column("alert_id", "#event+alert+id"),
          new Column("alert_version", "#event+alert+version"),
          new Column("alert_change", "#status+type"),
          new Column("exercise", "#status+exercise"),
          new Column("valid_until", "#date+end+valid"),
          new Column("acknowledged", "#status+acknowledged"),
          new Column("reference_period_start", "#date+start"),
          new Column("reference_period_end", "#date+end"));

  private final Bulletin bulletin;

  private CsvBulletin(Bulletin bulletin) {
    this.bulletin = bulletin;
  }

  /**
   * The rows.
   *
   * @param tags whether a row of HXL tags stands under the names
   */
  public static String of(Bulletin bulletin, boolean tags) {
    List<String> rows = new ArrayList<>();
    rows.add(row(COLUMNS.stream().map(Column::name).toList()));
    if (tags) {
      rows.add(row(COLUMNS.stream().map(Column::tag).toList()));
    }
    CsvBulletin csv = new CsvBulletin(bulletin);
    bulletin.areas().forEach(each -> rows.add(row(csv.cells(each))));
    return String.join("", rows);
  }

  private List<String> cells(AreaNow each) {
    Told.Area area = each.area();
    boolean isCountry = area.code().equals(area.country());
    boolean isWritten = !area.placed() && !area.name().isEmpty();
    Told.Area first = each.within() != null ? each.within() : isCountry || isWritten ? null : area;
    Told.Area second = each.within() == null ? null : area;
    Told alert = each.alert();
    long end = bulletin.head().tick() == Long.MIN_VALUE ? 0 : bulletin.head().tick();
    return List.of(
        area.country(),
        area.countryName(),
        first == null ? "" : first.code(),
        first == null ? "" : first.name(),
        second == null ? "" : second.code(),
        second == null ? "" : second.name(),
        isWritten ? area.name() : "",
        each.subject().code(),
        each.level().code(),
        time(each.since()),
        DecimalText.of(each.probability(), 6),
        DecimalText.of(each.usual(), 6),
        Double.isNaN(each.weekAgo()) ? "" : DecimalText.of(each.weekAgo(), 6),
        alert == null ? "" : DecimalText.of(alert.horizonHours() / 24.0, 2),
        alert == null ? "" : alert.confidence().code(),
        count(each.incidents7d()),
        count(each.signs7d()),
        count(each.accessInForce()),
        alert == null ? "" : alert.id(),
        alert == null ? "" : Integer.toString(alert.version()),
        alert == null ? "" : alert.change().code(),
        alert == null ? "" : Boolean.toString(alert.test()),
        alert == null ? "" : time(alert.validUntil()),
        each.answer() == null ? "" : Boolean.toString(each.answer().isGiven()),
        end == 0 ? "" : time(end - 7 * DAY_MS),
        time(end));
  }

  private static String count(Told.Count count) {
    return count == null ? "" : count.text().replace('–', '-');
  }

  private static String time(long at) {
    return at == 0 ? "" : Instant.ofEpochMilli(at).toString();
  }

  private static String row(List<String> cells) {
    return cells.stream().map(CsvBulletin::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** A sheet takes a cell that begins so for a formula; a blank before it keeps it a text. */
  private static String cell(String text) {
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? " " + text : text;
    boolean quoted = safe.matches("(?s).*[\",\r\n].*");
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}

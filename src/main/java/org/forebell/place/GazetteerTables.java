package org.forebell.place;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Makes {@code config/gazetteer.csv} of the tables of codes, neighbours and aliases, so that it can
 * be made again when they change. Names of countries are the platform's English ones.
 */
public final class GazetteerTables {

  private static final CSVFormat TABLE =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private final Map<String, TreeSet<String>> neighbours = new HashMap<>();
  private final Map<String, TreeSet<String>> aliases = new HashMap<>();

  /** Writes the gazetteer; the same tables give the same lines. */
  public static void write(Reader areas, Reader neighbours, Reader aliases, Appendable out)
      throws IOException {
    GazetteerTables tables = new GazetteerTables();
    tables.readNeighbours(neighbours);
    tables.readAliases(aliases);
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader(Gazetteer.COLUMNS).setRecordSeparator('\n').get();
    try (CSVPrinter printer = new CSVPrinter(out, format)) {
      tables.write(areas, printer);
    }
  }

  private void write(Reader areas, CSVPrinter printer) throws IOException {
    TreeMap<String, List<CSVRecord>> byCountry = new TreeMap<>();
    for (CSVRecord area : TABLE.parse(areas)) {
      byCountry.computeIfAbsent(area.get("iso3"), country -> new ArrayList<>()).add(area);
    }
    Map<String, String> names = countryNames();
    for (var country : byCountry.entrySet()) {
      String iso3 = country.getKey();
      String name = names.getOrDefault(iso3, iso3);
      String known = bars(aliases.get(iso3), "");
      printer.printRecord(iso3, 0, iso3, "iso_3166_1", name, "", known, "", "", "");
      for (CSVRecord area : country.getValue()) {
        String key = iso3 + "/" + area.get("code");
        printer.printRecord(
            iso3,
            area.get("level"),
            area.get("code"),
            area.get("code_type"),
            area.get("name"),
            area.get("parent"),
            bars(aliases.get(key), area.get("other_names")),
            area.get("lat"),
            area.get("lon"),
            bars(neighbours.get(key), ""));
      }
    }
  }

  private void readNeighbours(Reader table) throws IOException {
    for (CSVRecord pair : TABLE.parse(table)) {
      for (String one : pair.get("codes").split("\\|")) {
        for (String other : pair.get("neighbour_codes").split("\\|")) {
          String first = pair.get("iso3") + "/" + one;
          String second = pair.get("neighbour_iso3") + "/" + other;
          neighbours.computeIfAbsent(first, area -> new TreeSet<>()).add(second);
          neighbours.computeIfAbsent(second, area -> new TreeSet<>()).add(first);
        }
      }
    }
  }

  /** An alias of several codes means none of them; one without a code means the whole country. */
  private void readAliases(Reader table) throws IOException {
    for (CSVRecord alias : TABLE.parse(table)) {
      String code = alias.get("codes");
      if (code.indexOf('|') < 0) {
        String area = code.isEmpty() ? alias.get("iso3") : alias.get("iso3") + "/" + code;
        aliases.computeIfAbsent(area, each -> new TreeSet<>()).add(alias.get("alias"));
      }
    }
  }

  private static String bars(TreeSet<String> more, String given) {
    TreeSet<String> all = more == null ? new TreeSet<>() : new TreeSet<>(more);
    for (String each : given.split("\\|")) {
      if (!each.isEmpty()) {
        all.add(each);
      }
    }
    return String.join("|", all);
  }

  private static Map<String, String> countryNames() {
    Map<String, String> names = new HashMap<>();
    for (String iso2 : Locale.getISOCountries()) {
      Locale country = new Locale("", iso2);
      names.put(country.getISO3Country(), country.getDisplayCountry(Locale.ENGLISH));
    }
    return names;
  }
}

package org.forebell.place;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Makes {@code config/gazetteer.csv} of its tables, so that it can be made again when they change:
 * {@code src/main/gazetteer/README.md} says what they are. The same tables give the same lines.
 */
public final class GazetteerTables {

  private static final CSVFormat TABLE =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private final Map<String, TreeSet<String>> neighbours = new HashMap<>();
  private final Map<String, TreeSet<String>> aliases = new HashMap<>();
  private final Map<String, TreeSet<String>> countryNames = new HashMap<>();
  private final Map<String, String> countries = new HashMap<>();
  private final TreeMap<String, List<CSVRecord>> areas = new TreeMap<>();
  private final TreeMap<String, List<CSVRecord>> wholes = new TreeMap<>();

  /** Takes in names of countries; columns iso3, name. */
  public void countries(Reader table) throws IOException {
    for (CSVRecord country : TABLE.parse(table)) {
      countries.put(country.get("iso3"), country.get("name"));
    }
  }

  /** Takes in areas, in the order in which they are to stand. */
  public void areas(Reader table) throws IOException {
    for (CSVRecord area : TABLE.parse(table)) {
      areas.computeIfAbsent(area.get("iso3"), country -> new ArrayList<>()).add(area);
    }
  }

  /** Takes in pairs of neighbours; each side may list several codes that share a border. */
  public void neighbours(Reader table) throws IOException {
    for (CSVRecord pair : TABLE.parse(table)) {
      for (String one : pair.get("codes").split("\\|")) {
        for (String other : pair.get("neighbour_codes").split("\\|")) {
          border(pair.get("iso3") + "/" + one, pair.get("neighbour_iso3") + "/" + other);
        }
      }
    }
  }

  /**
   * Takes in other names. One of several codes means none of them; one without a code means, within
   * the country, all of it; one with the country's own code is a name of the country.
   */
  public void aliases(Reader table) throws IOException {
    for (CSVRecord alias : TABLE.parse(table)) {
      String country = alias.get("iso3");
      String code = alias.get("codes");
      String name = alias.get("alias");
      if (code.equals(country)) {
        countryNames.computeIfAbsent(country, each -> new TreeSet<>()).add(name);
      } else if (code.indexOf('|') < 0) {
        String area = code.isEmpty() ? country : country + "/" + code;
        aliases.computeIfAbsent(area, each -> new TreeSet<>()).add(name);
      }
    }
  }

  /**
   * Takes in areas that people name whole and that the areas, taken in before, have in parts only:
   * they lie where the first part lies and border on what any part borders on.
   */
  public void wholes(Reader table) throws IOException {
    for (CSVRecord whole : TABLE.parse(table)) {
      String country = whole.get("iso3");
      wholes.computeIfAbsent(country, each -> new ArrayList<>()).add(whole);
      List<String> parts = parts(whole);
      for (String part : parts) {
        for (String neighbour : new TreeSet<>(neighbours.getOrDefault(part, new TreeSet<>()))) {
          if (!parts.contains(neighbour)) {
            border(country + "/" + whole.get("code"), neighbour);
          }
        }
      }
    }
  }

  /** Writes the gazetteer. */
  public void write(Appendable out) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader(GazetteerLine.COLUMNS).setRecordSeparator('\n').get();
    try (CSVPrinter printer = new CSVPrinter(out, format)) {
      for (String country : areas.keySet()) {
        write(country, printer);
      }
    }
  }

  private void write(String iso3, CSVPrinter printer) throws IOException {
    String name = countries.getOrDefault(iso3, iso3);
    String called = bars(countryNames.get(iso3), "");
    String within = bars(aliases.get(iso3), "");
    printer.printRecord(iso3, 0, iso3, "iso_3166_1", name, "", within, "", "", "", called);
    for (CSVRecord whole : wholes.getOrDefault(iso3, List.of())) {
      CSVRecord part = area(iso3, parts(whole).get(0));
      write(whole, part.get("level"), "iso_3166_2", part.get("parent"), "", part, printer);
    }
    for (CSVRecord area : areas.get(iso3)) {
      String others = area.get("other_names") + "|" + isoCode(area);
      write(
          area,
          area.get("level"),
          area.get("code_type"),
          area.get("parent"),
          others,
          area,
          printer);
    }
  }

  private void write(
      CSVRecord area,
      String level,
      String codeType,
      String parent,
      String others,
      CSVRecord where,
      CSVPrinter printer)
      throws IOException {
    String key = area.get("iso3") + "/" + area.get("code");
    printer.printRecord(
        area.get("iso3"),
        level,
        area.get("code"),
        codeType,
        area.get("name"),
        parent,
        bars(aliases.get(key), others),
        where.get("lat"),
        where.get("lon"),
        bars(neighbours.get(key), ""),
        "");
  }

  private CSVRecord area(String country, String area) {
    return areas.get(country).stream()
        .filter(each -> area.equals(country + "/" + each.get("code")))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("a whole has a part without area: " + area));
  }

  private void border(String one, String other) {
    neighbours.computeIfAbsent(one, area -> new TreeSet<>()).add(other);
    neighbours.computeIfAbsent(other, area -> new TreeSet<>()).add(one);
  }

  private static List<String> parts(CSVRecord whole) {
    return List.of(whole.get("parts").split("\\|")).stream()
        .map(part -> whole.get("iso3") + "/" + part)
        .toList();
  }

  /** Some write ISO codes where there are others. */
  private static String isoCode(CSVRecord area) {
    return area.get("iso_3166_2").equals(area.get("code")) ? "" : area.get("iso_3166_2");
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
}

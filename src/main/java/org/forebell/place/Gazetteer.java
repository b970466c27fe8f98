package org.forebell.place;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Which place an area is, by its code, its name, or another of its names.
 *
 * <p>A name that several areas of one level share means none of them; a name of a first division
 * goes before the same name of a second. What is not known is never guessed.
 */
public final class Gazetteer {

  /** The columns of {@code config/gazetteer.csv}; lists are separated by bars. */
  static final String[] COLUMNS = {
    "country",
    "level",
    "code",
    "code_type",
    "name",
    "parent",
    "other_names",
    "lat",
    "lon",
    "neighbours"
  };

  private final Map<String, Place> byCode = new LinkedHashMap<>();
  private final Map<String, List<Entry>> byCountry = new HashMap<>();
  private final Map<String, CountryNames> names = new ConcurrentHashMap<>();
  private final Map<String, String> countryByName = new HashMap<>();

  private Gazetteer() {}

  /** Reads a gazetteer; throws when a line has not the columns it should have. */
  public static Gazetteer read(Reader csv) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader(COLUMNS).setSkipHeaderRecord(true).get();
    Gazetteer gazetteer = new Gazetteer();
    Map<String, String> countries = new HashMap<>();
    for (CSVRecord line : format.parse(csv)) {
      if (line.get("level").equals("0")) {
        countries.put(line.get("country"), line.get("name"));
      }
      gazetteer.add(new Entry(place(line, countries), line.get("other_names")));
    }
    return gazetteer;
  }

  /**
   * The place an area means, null when it is not known.
   *
   * @param area {@code ISO3}, {@code ISO3/code} or {@code ISO3/name}
   */
  public Place find(String area) {
    Place coded = byCode.get(area);
    if (coded != null || area.length() < 5 || area.charAt(3) != '/') {
      return coded;
    }
    return names.computeIfAbsent(area.substring(0, 3), this::names).find(area.substring(4));
  }

  /** The country of that name as ISO 3166-1 alpha-3, null when it is not known. */
  public String country(String name) {
    return countryByName.get(NameKey.of(name));
  }

  /** All places, in the order of the file. */
  public Collection<Place> places() {
    return Collections.unmodifiableCollection(byCode.values());
  }

  private record Entry(Place place, String otherNames) {}

  private void add(Entry entry) {
    Place place = entry.place;
    byCode.put(place.area(), place);
    byCountry.computeIfAbsent(place.country(), country -> new ArrayList<>()).add(entry);
    if (place.level() == 0) {
      countryByName.put(NameKey.of(place.name()), place.country());
    }
  }

  /** Names are made comparable country by country, when one of the country is first asked for. */
  private CountryNames names(String country) {
    CountryNames known = new CountryNames();
    for (Entry entry : byCountry.getOrDefault(country, List.of())) {
      known.add(entry.place.name(), entry.place);
      list(entry.otherNames).forEach(name -> known.add(name, entry.place));
    }
    return known;
  }

  private static Place place(CSVRecord line, Map<String, String> countries) {
    return new Place(
        line.get("code"),
        line.get("code_type"),
        Integer.parseInt(line.get("level")),
        line.get("name"),
        line.get("country"),
        countries.getOrDefault(line.get("country"), line.get("country")),
        line.get("parent"),
        degrees(line.get("lat")),
        degrees(line.get("lon")),
        list(line.get("neighbours")));
  }

  private static double degrees(String text) {
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\\|"));
  }
}

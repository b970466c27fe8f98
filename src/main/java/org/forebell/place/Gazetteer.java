package org.forebell.place;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which place an area is, by its code, its name, or another of its names.
 *
 * <p>A name of a first division goes before the same name of a second or of the country, a proper
 * name before another one, a P-code before an older list of ISO 3166-2; a name that several areas
 * share all the same means none of them. What is not known is never guessed.
 */
public final class Gazetteer {

  private final GazetteerFile file;
  private final Map<String, CountryPlaces> opened = new ConcurrentHashMap<>();
  private final Map<String, String> countryByName = new ConcurrentHashMap<>();

  private Gazetteer(GazetteerFile file) {
    this.file = file;
  }

  /**
   * Reads a gazetteer. Of each country the lines are only counted and cut; they are understood when
   * an area of that country is first asked for, so that commands which ask for few start quickly.
   *
   * @throws IllegalArgumentException when it is none, with the line
   */
  public static Gazetteer read(Reader csv) throws IOException {
    return new Gazetteer(GazetteerFile.read(csv));
  }

  /**
   * The place an area means, null when it is not known.
   *
   * @param area {@code ISO3}, {@code ISO3/code} or {@code ISO3/name}
   */
  public Place find(String area) {
    boolean finer = area.length() > 4 && area.charAt(3) == '/';
    if (!finer && area.length() != 3) {
      return null;
    }
    CountryPlaces places = of(area.substring(0, 3));
    if (places == null) {
      return null;
    }
    return finer ? places.find(area.substring(4)) : places.country();
  }

  /** The country of that name as ISO 3166-1 alpha-3, null when it is not known. */
  public String country(String name) {
    if (countryByName.isEmpty()) {
      countryByName.putAll(countries());
    }
    return countryByName.get(NameKey.ofCountry(name));
  }

  /** All places, by country in the order of their codes, then in the order of the file. */
  public Collection<Place> places() {
    List<Place> places = new ArrayList<>();
    for (String country : new TreeSet<>(file.linesByCountry().keySet())) {
      places.addAll(of(country).places());
    }
    return places;
  }

  /**
   * The places of one country in the order of the file, none where it is not known.
   *
   * @param country ISO 3166-1 alpha-3
   */
  public Collection<Place> places(String country) {
    CountryPlaces places = of(country);
    return places == null ? List.of() : places.places();
  }

  private CountryPlaces of(String country) {
    CountryPlaces known = opened.get(country);
    if (known != null || !file.linesByCountry().containsKey(country)) {
      return known;
    }
    return opened.computeIfAbsent(country, this::open);
  }

  private CountryPlaces open(String country) {
    return new CountryPlaces(GazetteerLine.parse(file.linesByCountry().get(country)));
  }

  /** A proper name goes before another country's other name. */
  private Map<String, String> countries() {
    Map<String, String> codes = new HashMap<>();
    List<GazetteerLine> lines = GazetteerLine.parse(file.countries());
    lines.forEach(line -> codes.put(NameKey.ofCountry(line.name()), line.country()));
    for (GazetteerLine line : lines) {
      line.countryNames()
          .forEach(name -> codes.putIfAbsent(NameKey.ofCountry(name), line.country()));
    }
    return codes;
  }
}

package org.forebell.place;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The places of one country by code, by name as written, and by name made comparable. */
final class CountryPlaces {

  /** How much a name says of a place: the lower the more. */
  private record Named(Place place, int rank, boolean shared) {}

  /** A town or district of that name is not what is meant. */
  private static final Pattern LARGE =
      Pattern.compile("\\b(region|zone|state)\\b", Pattern.CASE_INSENSITIVE);

  private final Map<String, Place> byCode = new LinkedHashMap<>();
  private final Map<String, Named> asWritten = new HashMap<>();
  private final Map<String, Named> byKey = new HashMap<>();

  private final Place country;

  CountryPlaces(List<GazetteerLine> lines) {
    String countryName = countryName(lines);
    for (GazetteerLine line : lines) {
      Place place = line.place(countryName);
      byCode.put(place.code(), place);
      add(place.name(), place, 0);
      line.otherNames().forEach(name -> add(name, place, 2));
      int bracket = place.name().indexOf(" (");
      if (bracket > 0) {
        add(place.name().substring(0, bracket), place, 2);
      }
    }
    country = byCode.values().stream().filter(place -> place.level() == 0).findFirst().orElse(null);
  }

  private static String countryName(List<GazetteerLine> lines) {
    return lines.stream()
        .filter(GazetteerLine::isCountry)
        .map(GazetteerLine::name)
        .findFirst()
        .orElse(lines.get(0).country());
  }

  /** The country itself, null where the gazetteer has areas of it only. */
  Place country() {
    return country;
  }

  /** The place of that code or name; null when there is none, or several share the name. */
  Place find(String codeOrName) {
    Place coded = byCode.get(codeOrName);
    if (coded != null && coded.level() > 0) {
      return coded;
    }
    Named named = asWritten.get(plain(codeOrName));
    if (named == null) {
      named = byKey.get(NameKey.of(codeOrName));
      if (named != null && named.place.level() > 1 && LARGE.matcher(codeOrName).find()) {
        return null;
      }
    }
    return named == null || named.shared ? null : named.place;
  }

  Collection<Place> places() {
    return byCode.values();
  }

  private void add(String name, Place place, int other) {
    int level = place.level() == 0 ? Integer.MAX_VALUE / 8 : place.level();
    int rank = 4 * level + other + (place.codeType().equals("pcode") ? 0 : 1);
    Named named = new Named(place, rank, false);
    asWritten.merge(plain(name), named, CountryPlaces::better);
    byKey.merge(NameKey.of(name), named, CountryPlaces::better);
  }

  private static Named better(Named one, Named other) {
    if (one.rank != other.rank) {
      return one.rank < other.rank ? one : other;
    }
    return one.place.equals(other.place) ? one : new Named(one.place, one.rank, true);
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}

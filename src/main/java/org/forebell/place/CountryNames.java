package org.forebell.place;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names of one country's places: as they are written, and made comparable. */
final class CountryNames {

  private final Map<String, Place> asWritten = new HashMap<>();
  private final Map<String, Place> byKey = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  void add(String name, Place place) {
    add(asWritten, plain(name), place);
    add(byKey, ' ' + NameKey.of(name), place);
  }

  /** The place of that name; null when there is none, or several of one level share the name. */
  Place find(String name) {
    String plain = plain(name);
    if (asWritten.containsKey(plain)) {
      return ambiguous.contains(plain) ? null : asWritten.get(plain);
    }
    String key = ' ' + NameKey.of(name);
    return ambiguous.contains(key) ? null : byKey.get(key);
  }

  private void add(Map<String, Place> places, String key, Place place) {
    Place named = places.get(key);
    if (named == null || place.level() < named.level()) {
      places.put(key, place);
      ambiguous.remove(key);
    } else if (place.level() == named.level() && !named.equals(place)) {
      ambiguous.add(key);
    }
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}

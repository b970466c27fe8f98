package org.forebell.place;

import java.util.List;

/**
 * An area as the gazetteer knows it.
 *
 * @param code unique within the country only
 * @param codeType "pcode", "iso_3166_2", or "iso_3166_1" for a country
 * @param level 0 for a country, 1 for its first division, 2 for the next
 * @param country ISO 3166-1 alpha-3
 * @param parent code of the area it lies in, looked up and never cut from the code; empty for a
 *     country
 * @param latitude of a point inside, degrees; NaN where none is known; likewise the longitude
 * @param neighbours areas of the same level that share a border, as {@code country/code}
 */
public record Place(
    String code,
    String codeType,
    int level,
    String name,
    String country,
    String countryName,
    String parent,
    double latitude,
    double longitude,
    List<String> neighbours) {

  /** The area as senders may write it: {@code country/code}, or the country alone. */
  public String area() {
    return level == 0 ? country : country + "/" + code;
  }
}

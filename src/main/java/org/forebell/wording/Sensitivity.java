package org.forebell.wording;

import java.util.Set;

/**
 * Where to tell partners and the public less.
 *
 * @param unlessNamed what holds for areas that are not named; the named have the other
 * @param named countries, or areas as alerts write them
 */
record Sensitivity(boolean unlessNamed, Set<String> named) {

  boolean of(String area) {
    boolean isNamed = named.contains(area) || named.contains(area.substring(0, 3));
    return isNamed != unlessNamed;
  }
}

package org.forebell.report;

import java.util.HashSet;
import java.util.Set;

/**
 * The objects and arrays that are open while a record is read, and the names used in each that the
 * contract does not know: to find a name that stands twice, and nesting that goes too deep. Room is
 * kept from record to record unless a record needed much.
 */
final class OpenNames {

  /** How deep objects and arrays may be nested, the record's own object included. */
  static final int DEEPEST = 16;

  private static final int KEPT_ROOM = 64;

  private final Set<String>[] names = sets();
  private int depth;
  private int strangers;
  private int strangeCharacters;

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Set<String>[] sets() {
    Set[] sets = new Set[DEEPEST + 1];
    for (int i = 0; i < sets.length; i++) {
      sets[i] = new HashSet<>();
    }
    return sets;
  }

  /** Begins an object or an array; false when that is too deep. */
  boolean open() {
    depth++;
    return depth <= DEEPEST;
  }

  /** Ends the innermost object or array. */
  void close() {
    forget(depth);
    depth--;
  }

  /** Notes a name in the innermost object; false when it stands there already. */
  boolean add(String name) {
    strangers++;
    strangeCharacters += name.length();
    return names[depth].add(name);
  }

  int depth() {
    return depth;
  }

  /** Ends everything that a broken record left open. */
  void reset() {
    for (int i = Math.min(depth, DEEPEST); i > 0; i--) {
      forget(i);
    }
    depth = 0;
  }

  /** Whether so many unknown names came by that what a parser learned of them should be dropped. */
  boolean tooManyStrangers() {
    return strangers > 1_000 || strangeCharacters > 32_768;
  }

  void forgetStrangers() {
    strangers = 0;
    strangeCharacters = 0;
  }

  private void forget(int level) {
    if (names[level].size() > KEPT_ROOM) {
      names[level] = new HashSet<>();
    } else {
      names[level].clear();
    }
  }
}

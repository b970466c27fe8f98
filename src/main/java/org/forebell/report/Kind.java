package org.forebell.report;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The kinds of record, and the fields each has. Other fields are ignored whatever they hold. */
enum Kind {
  INCIDENT(
      EnumSet.range(Field.ID, Field.WEAPON),
      Field.ID,
      Field.SOURCE,
      Field.OCCURRED_AT,
      Field.REPORTED_AT,
      Field.AREA,
      Field.ACT),
  ACCESS(
      both(EnumSet.range(Field.ID, Field.STATUS), EnumSet.range(Field.CONSTRAINT, Field.UNTIL)),
      Field.ID,
      Field.SOURCE,
      Field.OCCURRED_AT,
      Field.REPORTED_AT,
      Field.AREA,
      Field.CONSTRAINT,
      Field.EFFECT),
  NOTHING_TO_REPORT(
      both(EnumSet.range(Field.KIND, Field.KNOWN_AT), EnumSet.of(Field.AREA)),
      Field.SOURCE,
      Field.REPORTED_AT,
      Field.AREA),
  RETRACTION(
      both(EnumSet.range(Field.ID, Field.KNOWN_AT), EnumSet.of(Field.OF)), Field.ID, Field.OF),
  HEARTBEAT(EnumSet.range(Field.KIND, Field.KNOWN_AT));

  private static final Kind[] VALUES = values();

  private final String code;
  private final long fields;
  private final long needed;

  Kind(Set<Field> fields, Field... needed) {
    this.code = name().toLowerCase(Locale.ROOT);
    this.fields = bits(fields);
    this.needed = bits(EnumSet.of(Field.SOURCE_ID, needed));
  }

  private static long bits(Set<Field> fields) {
    return fields.stream().mapToLong(Field::bit).reduce(0, (some, one) -> some | one);
  }

  private static Set<Field> both(Set<Field> some, Set<Field> others) {
    Set<Field> all = EnumSet.copyOf(some);
    all.addAll(others);
    return all;
  }

  /** The kind with this code of the list {@code kind}. */
  static Kind of(String code) {
    for (Kind each : VALUES) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("the code list kind has " + code + ", but no constant does");
  }

  String code() {
    return code;
  }

  /** Those of the faulty fields that count in a record of this kind. */
  long faults(long faulty) {
    return faulty & fields;
  }

  /** The needed fields that are not there; one inside a part is needed only where the part is. */
  long missing(long present) {
    long missing = needed & ~present;
    return (present & Field.SOURCE.bit()) == 0 ? missing & ~Field.SOURCE_ID.bit() : missing;
  }
}

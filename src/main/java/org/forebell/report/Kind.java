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
  RETRACTION(
      both(EnumSet.range(Field.ID, Field.KNOWN_AT), EnumSet.of(Field.OF)), Field.ID, Field.OF),
  HEARTBEAT(EnumSet.range(Field.KIND, Field.KNOWN_AT));

  private static final Kind[] VALUES = values();

  private final Set<Field> needed;
  private final Field[] fields;

  Kind(Set<Field> fields, Field... needed) {
    this.fields = fields.toArray(new Field[0]);
    this.needed = EnumSet.of(Field.SOURCE_ID, needed);
  }

  private static Set<Field> both(Set<Field> some, Set<Field> others) {
    Set<Field> all = EnumSet.copyOf(some);
    all.addAll(others);
    return all;
  }

  /** The kind with this code of the list {@code kind}. */
  static Kind of(String code) {
    for (Kind each : VALUES) {
      if (each.code().equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("the code list kind has " + code + ", but no constant does");
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The fields of this kind in the order of the contract. */
  Field[] fields() {
    return fields;
  }

  /** Whether the field must be there; one inside a part only where the part is. */
  boolean needs(Field field) {
    return needed.contains(field);
  }
}

package org.forebell.report;

import static org.forebell.report.Field.*;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The kinds of record, and the fields each has. Other fields are ignored whatever they hold. */
enum Kind {
  INCIDENT(
      EnumSet.of(ID, SOURCE, SOURCE_ID, OCCURRED_AT, REPORTED_AT, AREA, ACT),
      EnumSet.complementOf(EnumSet.of(OF, CONSTRAINT, EFFECT, ROUTE, UNTIL))),
  ACCESS(
      EnumSet.of(ID, SOURCE, SOURCE_ID, OCCURRED_AT, REPORTED_AT, AREA, CONSTRAINT, EFFECT),
      EnumSet.of(
          KIND,
          ID,
          EVENT,
          SOURCE,
          SOURCE_ID,
          RELIABILITY,
          CREDIBILITY,
          OCCURRED_AT,
          TIME_PRECISION,
          REPORTED_AT,
          KNOWN_AT,
          AREA,
          LAT,
          LON,
          GEO_PRECISION,
          STATUS,
          CONSTRAINT,
          EFFECT,
          ROUTE,
          UNTIL)),
  RETRACTION(
      EnumSet.of(ID, OF, SOURCE_ID),
      EnumSet.of(KIND, ID, OF, SOURCE, SOURCE_ID, RELIABILITY, REPORTED_AT, KNOWN_AT)),
  HEARTBEAT(
      EnumSet.of(SOURCE_ID),
      EnumSet.of(KIND, SOURCE, SOURCE_ID, RELIABILITY, REPORTED_AT, KNOWN_AT));

  private static final Kind[] VALUES = values();

  private final Set<Field> needed;
  private final Field[] fields;

  Kind(Set<Field> needed, Set<Field> fields) {
    this.needed = needed;
    this.fields = fields.toArray(new Field[0]);
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

package org.forebell.report;

import java.util.HashMap;
import java.util.Map;

/**
 * The fields of the report contract, in the order in which their problems are told: what all kinds
 * have, what tells of a place and time, then what only one kind has. {@link Kind} takes ranges.
 */
enum Field {
  ID("id", Form.NAME),
  KIND("kind", Form.CODE, "kind"),
  SOURCE("source", Form.PART),
  SOURCE_ID(SOURCE, "id", Form.NAME, null),
  RELIABILITY(SOURCE, "reliability", Form.CODE, "reliability"),
  REPORTED_AT("reportedAt", Form.TIME),
  KNOWN_AT("knownAt", Form.TIME),

  EVENT("event", Form.NAME),
  CREDIBILITY("credibility", Form.CREDIBILITY),
  OCCURRED_AT("occurredAt", Form.TIME),
  TIME_PRECISION("timePrecision", Form.CODE, "time-precision"),
  AREA("area", Form.AREA),
  LAT("lat", Form.LATITUDE),
  LON("lon", Form.LONGITUDE),
  GEO_PRECISION("geoPrecision", Form.CODE, "geo-precision"),
  STATUS("status", Form.CODE, "status"),

  ACT("act", Form.CODE, "act"),
  OUTCOME("outcome", Form.CODE, "outcome"),
  AFFECTS("affects", Form.CODES, "subject"),
  FACILITY("facility", Form.PART),
  FACILITY_TYPE(FACILITY, "type", Form.CODE, "facility"),
  HARM("harm", Form.PART),
  KILLED(HARM, "killed", Form.COUNT, null),
  INJURED(HARM, "injured", Form.COUNT, null),
  DEPRIVED_OF_LIBERTY(HARM, "deprivedOfLiberty", Form.COUNT, null),
  WEAPON("weapon", Form.CODE, "weapon"),

  CONSTRAINT("constraint", Form.CODE, "constraint"),
  EFFECT("effect", Form.CODE, "effect"),
  ROUTE("route", Form.NAME),
  UNTIL("until", Form.TIME),

  OF("of", Form.NAME);

  /** How a value is written. */
  enum Form {
    NAME,
    AREA,
    TIME,
    CODE,
    CODES,
    CREDIBILITY,
    COUNT,
    LATITUDE,
    LONGITUDE,
    PART
  }

  private static final Field[] VALUES = values();
  private static final Map<String, Field> TOP = under(null);
  private static final Map<String, Field> IN_SOURCE = under(SOURCE);
  private static final Map<String, Field> IN_FACILITY = under(FACILITY);
  private static final Map<String, Field> IN_HARM = under(HARM);

  private final Field whole;
  private final String key;
  private final String pointer;
  private final Form form;
  private final String list;

  Field(String key, Form form) {
    this(null, key, form, null);
  }

  Field(String key, Form form, String list) {
    this(null, key, form, list);
  }

  Field(Field whole, String key, Form form, String list) {
    this.whole = whole;
    this.key = key;
    this.pointer = (whole == null ? "" : whole.pointer) + "/" + key;
    this.form = form;
    this.list = list;
  }

  /** How many fields there are. */
  static int count() {
    return VALUES.length;
  }

  /** The field with this index. */
  static Field at(int index) {
    return VALUES[index];
  }

  /** The fields of the record itself by key. */
  static Map<String, Field> top() {
    return TOP;
  }

  private static Map<String, Field> under(Field whole) {
    Map<String, Field> fields = new HashMap<>();
    for (Field each : VALUES) {
      if (each.whole == whole) {
        fields.put(each.key, each);
      }
    }
    return fields;
  }

  /** The fields of this part by key; none when this is no part. */
  Map<String, Field> parts() {
    return switch (this) {
      case SOURCE -> IN_SOURCE;
      case FACILITY -> IN_FACILITY;
      case HARM -> IN_HARM;
      default -> Map.of();
    };
  }

  String pointer() {
    return pointer;
  }

  Form form() {
    return form;
  }

  /** The name of the code list, null when the field is no code. */
  String list() {
    return list;
  }

  /** Where a table of all fields has this one, from 0; nothing that is stored depends on it. */
  @SuppressWarnings("EnumOrdinal")
  int index() {
    return ordinal();
  }

  /** The field as a set of fields. */
  long bit() {
    return 1L << index();
  }
}

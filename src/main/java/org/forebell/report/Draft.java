package org.forebell.report;

import java.util.List;

/** What a record says, field by field, before it is known to be a report. Used again and again. */
final class Draft {

  private static final long EARLIEST = 631_152_000_000L; // 1990-01-01T00:00:00Z
  private static final long LATEST = 4_102_444_800_000L; // 2100-01-01T00:00:00Z
  private static final long CLOCKS_MAY_DIFFER = 24 * 3_600_000L;

  private final String[] texts = new String[Field.count()];
  private final long[] numbers = new long[Field.count()];
  private final Rejection[] faults = new Rejection[Field.count()];
  private long present;
  private long faulty;
  private Kind kind;
  private long knownAt;

  void clear() {
    present = 0;
    faulty = 0;
    kind = null;
  }

  void text(Field field, String value) {
    texts[field.index()] = value;
    present |= field.bit();
  }

  void number(Field field, long value) {
    numbers[field.index()] = value;
    present |= field.bit();
  }

  /** Adds bits to the number of a field that is there. */
  void add(Field field, long bits) {
    numbers[field.index()] |= bits;
  }

  /** Notes that a part such as the source is there. */
  void part(Field field) {
    present |= field.bit();
  }

  /** Notes what is wrong with a field; the first word on a field stays. */
  void fault(Field field, Reason reason, String pointer, String detail) {
    if ((faulty & field.bit()) == 0) {
      faults[field.index()] = new Rejection(reason, pointer, detail);
      faulty |= field.bit();
    }
  }

  static boolean isAbsurd(long time) {
    return time < EARLIEST || time > LATEST;
  }

  /** Adds every problem to the list, in the order of the contract's fields. */
  void judge(long given, List<Rejection> problems) {
    if (!judgeKind(problems)) {
      return;
    }
    long wrong = kind.faults(faulty) | kind.missing(present);
    for (int i = 0; wrong != 0; i++, wrong >>>= 1) {
      if ((wrong & 1) != 0) {
        problems.add(problem(Field.at(i)));
      }
    }
    if (kind == Kind.RETRACTION && has(Field.ID) && text(Field.ID).equals(text(Field.OF))) {
      problems.add(new Rejection(Reason.SELF_RETRACTION, "/of", "of is the record's own id"));
    }
    judgeTimes(given, problems);
  }

  private boolean judgeKind(List<Rejection> problems) {
    if (isFaulty(Field.KIND)) {
      problems.add(faults[Field.KIND.index()]);
    } else if (!has(Field.KIND)) {
      problems.add(new Rejection(Reason.MISSING_KIND, "/kind", "no kind"));
    } else {
      kind = Kind.of(text(Field.KIND));
    }
    return kind != null;
  }

  private Rejection problem(Field field) {
    if (isFaulty(field)) {
      return faults[field.index()];
    }
    Reason reason = field == Field.ID ? Reason.MISSING_ID : Reason.MISSING_FIELD;
    return new Rejection(reason, field.pointer(), kind.code() + " needs this field");
  }

  private void judgeTimes(long given, List<Rejection> problems) {
    if (given != ReportParser.KNOWN_FROM_RECORD) {
      knownAt = given;
      if (isAbsurd(given)) {
        problems.add(
            new Rejection(Reason.ABSURD_TIME, "", "the record's own time is " + given + " ms"));
        return;
      }
    } else if (has(Field.KNOWN_AT)) {
      knownAt = number(Field.KNOWN_AT);
    } else if (has(Field.REPORTED_AT)) {
      knownAt = number(Field.REPORTED_AT);
    } else {
      if (problems.isEmpty()) {
        problems.add(new Rejection(Reason.MISSING_TIME, "", "neither knownAt nor reportedAt"));
      }
      return;
    }
    if (kind == Kind.INCIDENT || kind == Kind.ACCESS) {
      judgeFuture(Field.OCCURRED_AT, problems);
    }
    judgeFuture(Field.REPORTED_AT, problems);
  }

  private void judgeFuture(Field field, List<Rejection> problems) {
    if (has(field) && number(field) - knownAt > CLOCKS_MAY_DIFFER) {
      long hours = (number(field) - knownAt) / 3_600_000L;
      problems.add(
          new Rejection(
              Reason.FUTURE_TIME, field.pointer(), hours + " hours after it became known"));
    }
  }

  /** When the record became known; to be asked once no problem was found. */
  long knownAt() {
    return knownAt;
  }

  /** The report; to be asked once no problem was found. */
  Report report() {
    return switch (kind) {
      case INCIDENT -> incident();
      case ACCESS -> access();
      case NOTHING_TO_REPORT -> new NothingToReport(source(), reportedAt(), text(Field.AREA));
      case RETRACTION -> new Retraction(text(Field.ID), text(Field.OF), source(), reportedAt());
      case HEARTBEAT -> new Heartbeat(source(), reportedAt());
    };
  }

  private Incident incident() {
    long affects = number(Field.AFFECTS);
    return new Incident(
        text(Field.ID),
        event(),
        source(),
        grade(),
        number(Field.OCCURRED_AT),
        reportedAt(),
        text(Field.AREA),
        text(Field.ACT),
        has(Field.OUTCOME) ? Outcome.of(text(Field.OUTCOME)) : Outcome.NONE,
        (affects & bit(Subject.STAFF)) != 0,
        (affects & bit(Subject.FACILITY)) != 0,
        (int) number(Field.KILLED),
        (int) number(Field.INJURED),
        (int) number(Field.DEPRIVED_OF_LIBERTY));
  }

  private AccessReport access() {
    return new AccessReport(
        text(Field.ID),
        event(),
        source(),
        grade(),
        number(Field.OCCURRED_AT),
        reportedAt(),
        text(Field.AREA),
        text(Field.CONSTRAINT),
        AccessEffect.of(text(Field.EFFECT)),
        has(Field.ROUTE) ? text(Field.ROUTE) : "",
        has(Field.UNTIL) ? number(Field.UNTIL) : Long.MAX_VALUE);
  }

  /** The subject as a set of subjects. */
  static long bit(Subject subject) {
    return subject == Subject.STAFF ? 1 : 2;
  }

  private String event() {
    return text(has(Field.EVENT) ? Field.EVENT : Field.ID);
  }

  private String source() {
    return has(Field.SOURCE_ID) ? text(Field.SOURCE_ID) : "";
  }

  private long reportedAt() {
    return has(Field.REPORTED_AT) ? number(Field.REPORTED_AT) : knownAt;
  }

  private Grade grade() {
    if (!has(Field.RELIABILITY) && !has(Field.CREDIBILITY)) {
      return Grade.UNKNOWN;
    }
    char reliability =
        has(Field.RELIABILITY) ? text(Field.RELIABILITY).charAt(0) : Grade.UNKNOWN.reliability();
    int credibility =
        has(Field.CREDIBILITY) ? (int) number(Field.CREDIBILITY) : Grade.UNKNOWN.credibility();
    return new Grade(reliability, credibility);
  }

  private boolean has(Field field) {
    return (present & field.bit()) != 0;
  }

  private boolean isFaulty(Field field) {
    return (faulty & field.bit()) != 0;
  }

  private String text(Field field) {
    return has(field) ? texts[field.index()] : null;
  }

  private long number(Field field) {
    return has(field) ? numbers[field.index()] : 0;
  }
}

package org.forebell.report;

import java.util.Locale;

/** Every way in which a record can be wrong, and what its sender is to do about it. */
public enum Reason {
  NULL_RECORD(
      "The record has no value, or the value null.",
      "Send a report object; to withdraw a report send a retraction."),
  TOO_LONG("The record is longer than 64 KiB.", "Leave out what is not in the contract."),
  NOT_UTF8(
      "The bytes are not UTF-8, or begin with a byte order mark.",
      "Write UTF-8 without a byte order mark."),
  NOT_JSON(
      "The text is not one JSON value and nothing else.",
      "Write with a JSON library, one object a record."),
  NOT_AN_OBJECT("The JSON value is not an object.", "Send one JSON object a record."),
  NESTED_TOO_DEEP(
      "Objects and arrays are nested more than 16 deep.", "Leave out what is not in the contract."),
  DUPLICATE_KEY("An object names one key twice.", "Name each key once."),
  MISSING_KIND(
      "The record does not say its kind.",
      "Set kind to incident, access, retraction or heartbeat."),
  UNKNOWN_KIND(
      "The kind is none that is known.", "Set kind to incident, access, retraction or heartbeat."),
  MISSING_ID(
      "The report has no id.", "Give each report an id that no other report of yours ever has."),
  MISSING_FIELD("A field that this kind of report needs is missing.", "Add the field."),
  WRONG_TYPE(
      "The value has another JSON type than the contract's.",
      "Send the type of the contract; leave the field out when there is nothing to tell."),
  EMPTY_TEXT("The text is empty.", "Leave the field out when there is nothing to tell."),
  TEXT_TOO_LONG("The text is longer than 128 characters.", "Shorten it."),
  CONTROL_CHARACTER(
      "The text holds control characters, line separators, direction marks or half a surrogate"
          + " pair.",
      "Remove them."),
  UNPARSABLE_TIME(
      "The time is not ISO-8601 with a zone, or no such day exists.",
      "Write 2016-01-31T12:00:00Z or 2016-01-31T15:00:00+03:00."),
  ABSURD_TIME("The time is before 1990 or after 2100.", "Check the sender's clock and the unit."),
  FUTURE_TIME(
      "The time is more than 24 hours after the record became known.",
      "Check the sender's clock and zone."),
  MISSING_TIME(
      "Nothing says when the record became known.", "In files give knownAt or reportedAt."),
  BAD_COORDINATE(
      "A coordinate is not a number, or out of range.",
      "Give lat from -90 to 90 and lon from -180 to 180, or leave both out."),
  UNKNOWN_CODE(
      "The code is not in its list.", "Use a code of the list, such as other or unknown if any."),
  ABSURD_COUNT(
      "The count is negative, above 100,000, or not whole.", "Give a whole number, 0 to 100000."),
  UNKNOWN_AREA(
      "The area is not written as the contract has it.",
      "Write three capital letters (ISO 3166-1 alpha-3) and, below the country, a slash and up to"
          + " 120 characters."),
  SELF_RETRACTION(
      "The retraction withdraws itself.", "Set of to the id of the report to withdraw."),
  BAD_POLICY(
      "The record of the topic policy cannot work.",
      "Mend what the detail names and publish again; what was in force stays."),
  BAD_ROUTING(
      "The record of the topic routing cannot work.",
      "Mend the lines that the detail names and publish again; what was in force stays."),
  NO_ANSWER(
      "The reply neither acknowledges an alert nor tells what came of one.",
      "Read it; answers begin with ACK and the alert's name."),
  UNKNOWN_SENDER(
      "Nobody in the routing is reached by what the reply came from.",
      "Add the number to its recipient in the routing."),
  UNKNOWN_ALERT(
      "The reply or receipt is about nothing that its sender was told.",
      "Answer with the name that stands in the message.");

  private final String code;
  private final String meaning;
  private final String advice;

  Reason(String meaning, String advice) {
    this.code = name().toLowerCase(Locale.ROOT);
    this.meaning = meaning;
    this.advice = advice;
  }

  /** The code in contracts, counters and lists. */
  public String code() {
    return code;
  }

  /** What is wrong, one sentence. */
  public String meaning() {
    return meaning;
  }

  /** What the sender is to do. */
  public String advice() {
    return advice;
  }
}

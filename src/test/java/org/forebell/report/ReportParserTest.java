package org.forebell.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportParserTest {

  private final ReportParser parser = new ReportParser();

  @Test
  void readsAnIncident() {
    assertThat(read(ReportText.incident()))
        .isEqualTo(
            new Accepted(
                new Incident(
                    "sind-20425",
                    "sind-20425",
                    "desk-7",
                    new Grade('B', 2),
                    millis("2016-01-01T00:00:00Z"),
                    millis("2016-01-01T12:00:00Z"),
                    "ETH/Oromia Region",
                    "assault",
                    Outcome.HARM,
                    true,
                    false,
                    0,
                    0,
                    1),
                millis("2016-01-01T12:00:00Z")));
  }

  @Test
  void readsAWordOnAccess() {
    assertThat(read(ReportText.access().with("until", "'2016-02-01T00:00:00Z'")))
        .isEqualTo(
            new Accepted(
                new AccessReport(
                    "sind-20426-access",
                    "sind-20426-access",
                    "desk-7",
                    new Grade('B', 2),
                    millis("2016-01-02T00:00:00Z"),
                    millis("2016-01-02T12:00:00.500Z"),
                    "AFG/Ghor Province",
                    "restriction_movement",
                    AccessEffect.DENIED,
                    "corridor-12",
                    millis("2016-02-01T00:00:00Z")),
                millis("2016-01-02T12:00:00.500Z")));
  }

  @Test
  void readsARetractionAndAHeartbeat() {
    long reported = millis("2016-01-03T00:00:00Z");
    assertThat(read(ReportText.retraction()))
        .isEqualTo(new Accepted(new Retraction("r-1", "sind-20425", "", reported), reported));
    assertThat(read(ReportText.heartbeat()))
        .isEqualTo(new Accepted(new Heartbeat("clock-1", reported), reported));
  }

  @Test
  void readsThatThereIsNothingToReport() {
    long reported = millis("2016-01-01T18:00:00Z");
    ReportText withMore = ReportText.nothing().and("act", "7").and("id", "[]");

    assertThat(read(withMore))
        .isEqualTo(
            new Accepted(new NothingToReport("desk-7", reported, "AFG/Ghor Province"), reported));
  }

  @Test
  void whatIsNotToldHasItsPlainMeaning() {
    ReportText bare =
        ReportText.incident()
            .with("source", "{'id':'a'}")
            .with("credibility", "null")
            .with("outcome", "null")
            .without("affects")
            .without("harm");
    Incident incident = (Incident) ((Accepted) read(bare)).report();

    assertThat(incident.grade()).isEqualTo(Grade.UNKNOWN);
    assertThat(incident.outcome()).isEqualTo(Outcome.NONE);
    assertThat(incident.affectsStaff() || incident.affectsFacility()).isFalse();
    assertThat(incident.killed()).isZero();

    ReportText open = ReportText.access().without("route").without("until");
    AccessReport access = (AccessReport) ((Accepted) read(open)).report();
    assertThat(access.route()).isEmpty();
    assertThat(access.until()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void theTimeOfKnowledgeIsTheTopicsOrElseTheRecordsOwn() {
    ReportText told = ReportText.incident().and("knownAt", "'2016-01-05T00:00:00Z'");
    long given = millis("2016-01-09T00:00:00Z");

    assertThat(((Accepted) read(told)).knownAt()).isEqualTo(millis("2016-01-05T00:00:00Z"));
    assertThat(((Accepted) read(told, given)).knownAt()).isEqualTo(given);

    Accepted late = (Accepted) read(ReportText.retraction().without("reportedAt"), given);
    assertThat(late.report().reportedAt()).isEqualTo(given);
  }

  /** Metamorphic: nothing that names or places anybody reaches our types. */
  @Test
  void actorsPositionsAndNamesMakeNoDifference() {
    ReportText other =
        ReportText.incident()
            .with("actor", "{'name':'CANARY'}")
            .with("lat", "-1.5")
            .with("lon", "0")
            .with("geoPrecision", "'point'")
            .with("weapon", "'unknown'")
            .with("facility", "{'type':'school','name':'CANARY'}")
            .and("narrative", "'CANARY'")
            .and("victims", "['CANARY']");

    assertThat(read(other)).isEqualTo(read(ReportText.incident()));
    assertThat(read(other).toString()).doesNotContain("CANARY");
  }

  static Stream<Arguments> wrong() {
    ReportText incident = ReportText.incident();
    return Stream.of(
        arguments("null", Reason.NULL_RECORD, ""),
        arguments("", Reason.NOT_JSON, ""),
        arguments("{'kind':'incident'", Reason.NOT_JSON, ""),
        arguments("{} {}", Reason.NOT_JSON, ""),
        arguments("{'x':[Infinity]}", Reason.NOT_JSON, "/x/0"),
        arguments("[1]", Reason.NOT_AN_OBJECT, ""),
        arguments("\uFEFF{}", Reason.NOT_UTF8, ""),
        arguments("[".repeat(17) + "]".repeat(17), Reason.NESTED_TOO_DEEP, "/0".repeat(16)),
        arguments("{'x':{'a':1,'\\u0061':2}}", Reason.DUPLICATE_KEY, "/x/a"),
        arguments("{}", Reason.MISSING_KIND, "/kind"),
        arguments("{'kind':'rumour'}", Reason.UNKNOWN_KIND, "/kind"),
        arguments("{'kind':7}", Reason.WRONG_TYPE, "/kind"),
        arguments(without("id"), Reason.MISSING_ID, "/id"),
        arguments(without("act"), Reason.MISSING_FIELD, "/act"),
        arguments(with("source", "{}"), Reason.MISSING_FIELD, "/source/id"),
        arguments(ReportText.nothing().without("area").toString(), Reason.MISSING_FIELD, "/area"),
        arguments(
            ReportText.nothing().without("source").toString(), Reason.MISSING_FIELD, "/source"),
        arguments(
            ReportText.nothing().with("reportedAt", "'2016-13-01T00:00:00Z'").toString(),
            Reason.UNPARSABLE_TIME,
            "/reportedAt"),
        arguments(with("area", "null"), Reason.MISSING_FIELD, "/area"),
        arguments(with("id", "7"), Reason.WRONG_TYPE, "/id"),
        arguments(with("harm", "[]"), Reason.WRONG_TYPE, "/harm"),
        arguments(with("affects", "['staff',null]"), Reason.WRONG_TYPE, "/affects/1"),
        arguments(with("id", "''"), Reason.EMPTY_TEXT, "/id"),
        arguments(with("id", "'" + "x".repeat(129) + "'"), Reason.TEXT_TOO_LONG, "/id"),
        arguments(with("id", "'a\\u001bb'"), Reason.CONTROL_CHARACTER, "/id"),
        arguments(with("id", "'\\ud800'"), Reason.CONTROL_CHARACTER, "/id"),
        arguments(
            with("occurredAt", "'2016-02-30T00:00:00Z'"), Reason.UNPARSABLE_TIME, "/occurredAt"),
        arguments(with("occurredAt", "'1989-12-31T23:59:59Z'"), Reason.ABSURD_TIME, "/occurredAt"),
        arguments(
            with("occurredAt", "'2016-01-02T12:00:00.001Z'"), Reason.FUTURE_TIME, "/occurredAt"),
        arguments("{'kind':'heartbeat'}", Reason.MISSING_TIME, ""),
        arguments(with("lat", "NaN"), Reason.BAD_COORDINATE, "/lat"),
        arguments(with("lon", "180.1"), Reason.BAD_COORDINATE, "/lon"),
        arguments(with("lat", "1e999"), Reason.BAD_COORDINATE, "/lat"),
        arguments(with("act", "'kidnapping'"), Reason.UNKNOWN_CODE, "/act"),
        arguments(with("credibility", "7"), Reason.UNKNOWN_CODE, "/credibility"),
        arguments(with("affects", "['actor']"), Reason.UNKNOWN_CODE, "/affects/0"),
        arguments(with("harm", "{'killed':-1}"), Reason.ABSURD_COUNT, "/harm/killed"),
        arguments(with("harm", "{'injured':100001}"), Reason.ABSURD_COUNT, "/harm/injured"),
        arguments(with("area", "'Ethiopia'"), Reason.UNKNOWN_AREA, "/area"),
        arguments(
            ReportText.retraction().with("of", "'r-1'").toString(), Reason.SELF_RETRACTION, "/of"),
        arguments(
            incident.and("pad", "'" + "x".repeat(65_536) + "'").toString(), Reason.TOO_LONG, ""));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void everyWrongWayHasItsReasonAndPlace(String record, Reason reason, String pointer) {
    byte[] bytes = record.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    Reading reading = parser.parse(bytes, 0, bytes.length, ReportParser.KNOWN_FROM_RECORD);

    assertThat(reading)
        .isInstanceOfSatisfying(
            Rejection.class,
            why -> {
              assertThat(why.reason()).isEqualTo(reason);
              assertThat(why.pointer()).isEqualTo(pointer);
              assertThat(why.detail()).isNotBlank().hasSizeLessThan(200);
            });
  }

  @Test
  void everyReasonHasAnExample() {
    EnumSet<Reason> ofOtherTopics =
        EnumSet.of(
            Reason.BAD_POLICY,
            Reason.BAD_ROUTING,
            Reason.NO_ANSWER,
            Reason.UNKNOWN_SENDER,
            Reason.UNKNOWN_ALERT);
    assertThat(wrong().map(each -> each.get()[1]))
        .contains(EnumSet.complementOf(ofOtherTopics).toArray());
  }

  @Test
  void aRecordWithoutAValueIsNamedSo() {
    assertThat(parser.parse(null, 0, 0, 0))
        .isEqualTo(new Rejection(Reason.NULL_RECORD, "", "no value"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
  void otherEncodingsAreNotGuessed(String charset) {
    byte[] bytes = ReportText.incident().toString().getBytes(Charset.forName(charset));

    assertThat(read(bytes)).extracting("reason").isEqualTo(Reason.NOT_UTF8);
  }

  @Test
  void aClockBeyondReasonIsTheTopicsFault() {
    for (long knownAt : new long[] {-1, Long.MAX_VALUE, millis("2100-01-01T00:00:01Z")}) {
      assertThat(read(ReportText.heartbeat(), knownAt))
          .isInstanceOfSatisfying(
              Rejection.class, why -> assertThat(why.reason()).isEqualTo(Reason.ABSURD_TIME));
    }
  }

  @Test
  void onlyTheGivenBytesAreRead() {
    byte[] record = ReportText.incident().bytes();
    byte[] room = new byte[record.length + 20];
    Arrays.fill(room, (byte) '}');
    System.arraycopy(record, 0, room, 7, record.length);

    assertThat(parser.parse(room, 7, record.length, ReportParser.KNOWN_FROM_RECORD))
        .isEqualTo(read(record));
  }

  @Test
  void detailsQuoteLittleAndNothingThatMovesACursor() {
    String hostile = "'\\u001b[2J\\u202e" + "secret ".repeat(500) + "'";

    assertThat(read(ReportText.incident().with("act", hostile)))
        .isEqualTo(
            new Rejection(
                Reason.UNKNOWN_CODE, "/act", "\"\\u001b[2J\\u202esecret secret secret secr…\""));
  }

  private static String with(String key, String value) {
    return ReportText.incident().with(key, value).toString();
  }

  private static String without(String key) {
    return ReportText.incident().without(key).toString();
  }

  private Reading read(ReportText text) {
    return read(text.bytes());
  }

  private Reading read(ReportText text, long knownAt) {
    return parser.parse(text.bytes(), 0, text.bytes().length, knownAt);
  }

  private Reading read(byte[] bytes) {
    return parser.parse(bytes, 0, bytes.length, ReportParser.KNOWN_FROM_RECORD);
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}

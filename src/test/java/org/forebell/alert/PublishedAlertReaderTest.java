package org.forebell.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.forebell.alert.PublishedAlert.Held;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.alert.PublishedAlert.Over;
import org.forebell.alert.PublishedAlert.Released;
import org.forebell.alert.PublishedAlert.StepsDown;
import org.forebell.alert.PublishedAlert.Where;
import org.forebell.alert.PublishedAlert.Withdrawn;
import org.forebell.report.Reason;
import org.forebell.report.ShippedSchema;
import org.forebell.report.Subject;
import org.forebell.risk.Counts;
import org.forebell.risk.Factor;
import org.forebell.risk.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedAlertReaderTest {

  private static final String ALERT =
      """
      {"id":"3QMT-2QF6","version":3,"change":"escalated","area":"SSD/SS04","placed":true,
       "place":{"code":"SS04","codeType":"pcode","name":"Upper River","country":"SSD",
       "countryName":"Some Country"},"subject":"staff","level":"warning","previousLevel":"watch",
       "at":"2024-03-17T19:16:14.924Z","horizon":"P7D","probability":0.43,"usual":0.33,
       "confidence":"high","factors":[{"name":"recent_incidents","value":9.5,"effect":0.875469}],
       "counts":{"last24h":{"incidents":1,"nearMissesAndThreats":0,"accessConstraints":0},
       "last7d":{"incidents":2,"nearMissesAndThreats":3,"accessConstraints":1},
       "last30d":{"incidents":2,"nearMissesAndThreats":6,"accessConstraints":1},"accessInForce":1},
       "access":[{"constraint":"hostilities","effect":"closed","routes":1}],
       "evidence":["r-1","r-2"],"evidenceTotal":12,"exitRule":"Steps down.",
       "exit":{"kind":"steps_down","dwell":"P6D","probability":0.16,"floor":0.03,"lift":1.6},
       "validUntil":"2024-03-24T19:16:14.924Z","test":false,
       "overrides":[{"id":"m","action":"mute","by":"desk","reason":"x",
       "until":"2024-04-01T00:00:00Z"}],"model":"m/1","policy":"1"}
      """;

  private final PublishedAlertReader reader = new PublishedAlertReader();

  @Test
  void allThatItSays() {
    assertThat(ShippedSchema.named("alert").problems(bytes(ALERT))).isEmpty();
    assertThat(reader.read(bytes(ALERT)).alert())
        .isEqualTo(
            new PublishedAlert(
                Kind.RISK,
                "3QMT-2QF6",
                3,
                Change.ESCALATED,
                "SSD/SS04",
                new Where("SS04", "pcode", "Upper River", "SSD", "Some Country"),
                Subject.STAFF,
                Level.WARNING,
                Level.WATCH,
                Instant.parse("2024-03-17T19:16:14.924Z").toEpochMilli(),
                Duration.ofDays(7),
                0.43,
                0.33,
                Confidence.HIGH,
                List.of(new Factor("recent_incidents", 9.5, 875_469)),
                new Counts(
                    new Counts.Window(1, 0, 0),
                    new Counts.Window(2, 3, 1),
                    new Counts.Window(2, 6, 1),
                    1),
                List.of(new AccessLine("hostilities", "closed", 1)),
                List.of("r-1", "r-2"),
                12,
                new StepsDown(Duration.ofDays(6), 0.16, 0.03, 1.6),
                Instant.parse("2024-03-24T19:16:14.924Z").toEpochMilli(),
                false,
                true,
                null,
                "m/1",
                "1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/id",
        "/version",
        "/change",
        "/area",
        "/placed",
        "/place",
        "/place/code",
        "/place/codeType",
        "/place/name",
        "/place/country",
        "/place/countryName",
        "/subject",
        "/level",
        "/previousLevel",
        "/at",
        "/horizon",
        "/probability",
        "/usual",
        "/confidence",
        "/factors",
        "/factors/0/name",
        "/factors/0/value",
        "/factors/0/effect",
        "/counts",
        "/counts/last24h",
        "/counts/last7d/incidents",
        "/counts/last30d/nearMissesAndThreats",
        "/counts/last24h/accessConstraints",
        "/counts/accessInForce",
        "/access",
        "/access/0/constraint",
        "/access/0/effect",
        "/access/0/routes",
        "/evidence",
        "/evidenceTotal",
        "/exit/kind",
        "/exit/dwell",
        "/exit/probability",
        "/exit/floor",
        "/exit/lift",
        "/validUntil",
        "/test",
        "/overrides/0/action",
        "/model",
        "/policy"
      })
  void whatTheContractNeedsIsMissed(String pointer) throws IOException {
    JsonNode alert = new ObjectMapper().readTree(ALERT);
    int cut = pointer.lastIndexOf('/');
    ((ObjectNode) alert.at(pointer.substring(0, cut))).remove(pointer.substring(cut + 1));

    PublishedAlertReader.Read read = reader.read(bytes(alert.toString()));

    assertThat(read.alert()).isNull();
    assertThat(read.refused().reason()).isEqualTo(Reason.MISSING_FIELD);
    assertThat(read.refused().pointer()).isEqualTo(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "version":3               | "version":0              | absurd_count    | /version
          "version":3               | "version":"3"            | absurd_count    | /version
          "escalated"               | "worse"                  | unknown_code    | /change
          "3QMT-2QF6"               | "3QMT-2QFE"              | unknown_code    | /id
          "SSD/SS04"                | "nowhere"                | unknown_area    | /area
          "SSD/SS04"                | "SSD/a\\nb"              | control_character | /area
          "placed":true             | "placed":1               | wrong_type      | /placed
          "P7D"                     | "P-7D"                   | unparsable_time | /horizon
          "P7D"                     | "a week"                 | unparsable_time | /horizon
          "P7D"                     | "P99999999999999999999D" | unparsable_time | /horizon
          0.43                      | 1.43                     | wrong_type      | /probability
          0.43                      | 1e999                    | wrong_type      | /probability
          0.43                      | "0.43"                   | wrong_type      | /probability
          "hostilities"             | "weather"                | unknown_code    | /access/0/constraint
          "routes":1                | "routes":1e9             | absurd_count    | /access/0/routes
          "routes":1                | "routes":-1              | absurd_count    | /access/0/routes
          ["r-1","r-2"]             | ["r-1",2]                | wrong_type      | /evidence
          ["r-1","r-2"]             | "r-1"                    | wrong_type      | /evidence
          "Upper River"             | "Upper\\u202eRiver"      | control_character | /place/name
          "Upper River"             | ""                       | empty_text      | /place/name
          "2024-03-24T19:16:14.924Z"| "2024-02-30T00:00:00Z"   | unparsable_time | /validUntil
          """)
  void whatBreaksTheContractIsNamed(String right, String wrong, String reason, String pointer) {
    assertThat(ALERT).contains(right);

    PublishedAlertReader.Read read = reader.read(bytes(ALERT.replace(right, wrong)));

    assertThat(read.alert()).isNull();
    assertThat(read.refused().reason().code()).isEqualTo(reason);
    assertThat(read.refused().pointer()).isEqualTo(pointer);
    assertThat(read.refused().detail()).isNotBlank();
  }

  @Test
  void whatALaterReleaseAddsIsReadPast() {
    String later = ALERT.replace("\"test\":false", "\"test\":false,\"mood\":{\"a\":[1,null]}");

    assertThat(reader.read(bytes(later)).alert()).isEqualTo(reader.read(bytes(ALERT)).alert());
    String end = ALERT.replace("steps_down", "some_end_of_tomorrow");
    assertThat(reader.read(bytes(end)).alert().exit()).isNull();
  }

  @Test
  void everyEndThatIsWritten() {
    String exit = ALERT.substring(ALERT.indexOf("{\"kind\""), ALERT.indexOf(",\n \"validUntil"));

    assertThat(exit(exit, "{\"kind\":\"held\",\"until\":\"2024-04-01T00:00:00Z\"}"))
        .isEqualTo(new Held(1_711_929_600_000L));
    assertThat(exit(exit, "{\"kind\":\"over\",\"dwell\":\"PT12H\"}"))
        .isEqualTo(new Over(Duration.ofHours(12)));
    assertThat(exit(exit, "{\"kind\":\"released\"}")).isEqualTo(new Released());
    assertThat(exit(exit, "{\"kind\":\"withdrawn\"}")).isEqualTo(new Withdrawn());
    assertThat(exit(exit, "null")).isNull();
  }

  private PublishedAlert.Exit exit(String right, String other) {
    return reader.read(bytes(ALERT.replace(right, other))).alert().exit();
  }

  @Test
  void silenceIsAKindOfItsOwn() {
    String silence = ALERT.replace("{\"id\":\"3QMT", "{\"kind\":\"silence\",\"id\":\"3QMT");

    assertThat(reader.read(bytes(silence)).alert().kind()).isEqualTo(Kind.SILENCE);
    assertThat(reader.read(bytes(silence.replace("silence", "rumour"))).refused().pointer())
        .isEqualTo("/kind");
  }

  @Test
  void whatIsNoObjectOfJsonIsRefused() {
    assertThat(reason(null)).isEqualTo(Reason.NULL_RECORD);
    assertThat(reason(new byte[PublishedAlertReader.LONGEST + 1])).isEqualTo(Reason.TOO_LONG);
    assertThat(reason(new byte[] {(byte) 0xC3})).isEqualTo(Reason.NOT_UTF8);
    assertThat(reason(bytes(""))).isEqualTo(Reason.NOT_AN_OBJECT);
    assertThat(reason(bytes("null"))).isEqualTo(Reason.NOT_AN_OBJECT);
    assertThat(reason(bytes("[]"))).isEqualTo(Reason.NOT_AN_OBJECT);
    assertThat(reason(bytes("{\"id\":1,\"id\":2}"))).isEqualTo(Reason.NOT_JSON);
    assertThat(reason(bytes(ALERT + "{}"))).isEqualTo(Reason.NOT_JSON);
    assertThat(reason(bytes("[".repeat(100_000)))).isEqualTo(Reason.NOT_JSON);
  }

  private Reason reason(byte[] record) {
    return reader.read(record).refused().reason();
  }

  @Property
  void noBytesMakeItFail(@ForAll @Size(max = 200) byte[] bytes) {
    assertThat(reader.read(bytes).refused()).isNotNull();
  }

  @Property
  void noDamageMakesItFail(
      @ForAll @IntRange(max = 1_500) int at,
      @ForAll byte other,
      @ForAll @IntRange(max = 40) int cut) {
    byte[] bytes = bytes(ALERT);
    int place = at % bytes.length;
    bytes[place] = other;
    byte[] damaged = new byte[bytes.length - Math.min(cut, bytes.length - place)];
    System.arraycopy(bytes, 0, damaged, 0, place);
    System.arraycopy(
        bytes, bytes.length - (damaged.length - place), damaged, place, damaged.length - place);

    PublishedAlertReader.Read read = reader.read(damaged);

    assertThat(read.alert() == null).isNotEqualTo(read.refused() == null);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package org.forebell.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.forebell.place.Place;
import org.forebell.policy.Action;
import org.forebell.policy.AreaOverride;
import org.forebell.policy.InForce;
import org.forebell.policy.RoundNumbers;
import org.forebell.report.AccessEffect;
import org.forebell.report.AccessFacts;
import org.forebell.report.CodeList;
import org.forebell.report.EventChange;
import org.forebell.report.IncidentFacts;
import org.forebell.report.Outcome;
import org.forebell.report.Reason;
import org.forebell.report.Rejected;
import org.forebell.report.RejectedJson;
import org.forebell.report.ReportParser;
import org.forebell.report.ShippedSchema;
import org.forebell.report.Subject;
import org.forebell.risk.AssessmentJson;
import org.forebell.risk.Level;
import org.forebell.risk.Surroundings;
import org.junit.jupiter.api.Test;

/** What is written keeps the shipped schemas, and they speak of every field of it. */
class OutputSchemasTest {

  private static final long DAY = 86_400_000L;
  private static final long START = 1_451_606_400_000L; // 2016-01-01T00:00:00Z
  private static final Place PLACE =
      new Place("XA01", "pcode", 1, "North", "XAA", "Exampleland", "XAA", 1, 2, List.of());

  /** What a sender may write: marks that JSON escapes, and letters outside the first plane. */
  private static final String ODD_AREA = "XAA/\"No\\where\" / \uD83C\uDF0D غور";

  private final List<byte[]> assessments = new ArrayList<>();
  private final List<byte[]> alerts = new ArrayList<>();
  private final Set<String> changes = new TreeSet<>();

  @Test
  void assessmentsAndAlerts() throws IOException {
    live("XAA/North", area -> PLACE);
    live(ODD_AREA, area -> null);

    ShippedSchema assessment = ShippedSchema.named("assessment");
    assertThat(assessments).hasSizeGreaterThan(100);
    assertThat(assessments).allSatisfy(each -> assertThat(assessment.problems(each)).isEmpty());
    ShippedSchema alert = ShippedSchema.named("alert");
    assertThat(changes).contains("raised", "escalated", "cleared");
    assertThat(alerts).allSatisfy(each -> assertThat(alert.problems(each)).isEmpty());
    PublishedAlertReader reader = new PublishedAlertReader();
    assertThat(alerts).allSatisfy(each -> assertThat(reader.read(each).refused()).isNull());
    assertThat(
            alerts.stream()
                .map(each -> reader.read(each).alert().exit().getClass().getSimpleName()))
        .contains("StepsDown", "Over");
    assertThat(List.of(last(assessments), last(alerts)))
        .allSatisfy(each -> assertThat(area(each)).isEqualTo(ODD_AREA));
  }

  private static byte[] last(List<byte[]> lines) {
    return lines.get(lines.size() - 1);
  }

  private static String area(byte[] json) throws IOException {
    return new ObjectMapper().readTree(json).get("area").textValue();
  }

  /** Seven bad days in one area, then silence. */
  private void live(String area, Function<String, Place> places) throws IOException {
    AreaWatch watch = new AreaWatch(places);
    AreaState state = new AreaState();
    for (int day = 0; day < 200; day++) {
      long at = START + day * DAY;
      Told told = new Told();
      List<EventChange> known = day < 7 ? badDay(day, at) : List.of();
      watch.decide(
          new AreaWatch.Instant(area, at, known, true, false, Surroundings.NONE),
          state,
          day < 150 || day > 160 ? RoundNumbers.inForce() : overridden(),
          told);
      told.assessments.forEach(each -> assessments.add(new AssessmentJson().write(each)));
      for (Alert each : told.alerts) {
        changes.add(each.change().code());
        alerts.add(new AlertJson().write(each));
      }
    }
  }

  private static InForce overridden() {
    AreaOverride floor =
        new AreaOverride(
            "floor-1", "XAA", null, Action.FLOOR, Level.WARNING, "duty desk", "elections", START);
    AreaOverride mute =
        new AreaOverride(
            "mute-1", "XAA", Subject.STAFF, Action.MUTE, null, "duty desk", "relocated", START);
    return new InForce(RoundNumbers.policy(), List.of(), List.of(floor, mute));
  }

  private static List<EventChange> badDay(int day, long at) {
    int slice = (int) (at / 3_600_000L);
    List<EventChange> events = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      String id = "e-" + day + "-" + outcome.code();
      IncidentFacts facts =
          new IncidentFacts(id, slice, outcome, true, day % 2 == 0, 2, 87, List.of(id));
      events.add(new EventChange(at, null, facts));
    }
    String id = "a-" + day;
    AccessFacts denied =
        new AccessFacts(
            id,
            slice,
            at,
            at,
            "restriction_movement",
            AccessEffect.DENIED,
            7,
            Long.MAX_VALUE,
            1,
            50,
            List.of(id));
    events.add(new EventChange(at, null, denied));
    return events;
  }

  @Test
  void rejectedRecords() {
    ShippedSchema schema = ShippedSchema.named("rejected");
    byte[] bytes = "{\"kind\":\"rumour\"}".getBytes(StandardCharsets.UTF_8);
    for (Reason reason : Reason.values()) {
      Rejected rejected =
          new Rejected(bytes, "reports.incident", 3, 42, START, reason, "/kind: \"rumour\"");
      assertThat(schema.problems(RejectedJson.write(rejected))).isEmpty();
    }
    Rejected nothing =
        new Rejected(
            null, "a.ndjson", 0, 1, ReportParser.KNOWN_FROM_RECORD, Reason.NULL_RECORD, "no value");
    assertThat(schema.problems(RejectedJson.write(nothing))).isEmpty();
    assertThat(new String(RejectedJson.write(nothing), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"topic\":\"a.ndjson\",\"partition\":0,\"offset\":1,\"knownAt\":null,"
                + "\"reason\":\"null_record\",\"detail\":\"no value\",\"bytes\":null}");
  }

  @Test
  void codesOfTheOutputsAreTheConstants() {
    assertThat(CodeList.named("level").codes())
        .isEqualTo(Arrays.stream(Level.values()).map(Level::code).toList());
    assertThat(CodeList.named("change").codes())
        .isEqualTo(Arrays.stream(Change.values()).map(Change::code).toList());
    assertThat(CodeList.named("confidence").codes())
        .isEqualTo(Arrays.stream(Confidence.values()).map(Confidence::code).toList());
  }
}

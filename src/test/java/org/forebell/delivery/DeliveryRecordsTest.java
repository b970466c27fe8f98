package org.forebell.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.forebell.alert.AlertOutcome;
import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert;
import org.forebell.alert.PublishedAlertLayout;
import org.forebell.cli.Ran;
import org.forebell.report.Reason;
import org.forebell.report.ShippedSchema;
import org.forebell.risk.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written keeps its schema, is read back the same, and holds no address and no words. */
class DeliveryRecordsTest {

  private static final String SCRIPT =
      "10:00 raised critical; 10:01 sms later; 10:03 ack day; 11:00 updated critical area=XAB/East;"
          + " 12:00 raised warning id=B area=XAD/A; 12:05 sms refuses; 12:10 mail refuses;"
          + " 12:20 raised critical id=F area=XAC/A; 13:00 raised watch id=H area=XAD/A test;"
          + " 13:10 updated warning id=B muted; 14:00 sms busy; 14:01 raised critical id=J";

  @TempDir Path folder;

  private static World world() {
    World world = new World("2026-11-25");
    world.play(SCRIPT);
    world.advance(Duration.ofDays(2));
    return world;
  }

  @Test
  void everyStepThatIsWrittenKeepsTheSchema() {
    World world = world();
    ShippedSchema schema = ShippedSchema.named("delivery");
    Set<Step.Kind> kinds = EnumSet.noneOf(Step.Kind.class);
    for (Step step : world.steps) {
      kinds.add(step.kind());
      byte[] json = StepJson.write(step);
      assertThat(schema.problems(json)).isEmpty();
      assertThat(StepJson.read(json).step()).isEqualTo(step);
    }
    assertThat(kinds).containsAll(EnumSet.complementOf(EnumSet.of(Step.Kind.DELIVERED)));
  }

  @Test
  void noStepHoldsAnAddressOrAWordOfTheAlert() {
    Set<String> addresses =
        World.routing().recipients().values().stream()
            .flatMap(each -> each.reaches().stream())
            .map(each -> "\"" + each.address().to() + "\"")
            .collect(Collectors.toSet());
    for (Step step : world().steps) {
      String json = new String(StepJson.write(step), StandardCharsets.UTF_8);
      assertThat(json).doesNotContain("XAA", "North", "Exampleland", "report-1", "threats");
      addresses.forEach(each -> assertThat(json).doesNotContain(each));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                        | /kind  | MISSING_FIELD
          {"kind":"lost"}                                           | /kind  | UNKNOWN_CODE
          {"kind":"sent","alert":"x"}                               | /alert | UNKNOWN_CODE
          {"kind":"sent","alert":"KKKK-KKKC","version":-1}          | /version | ABSURD_COUNT
          {"kind":"sent","alert":"KKKK-KKKC","version":1.5}         | /version | WRONG_TYPE
          {"kind":"sent","alert":"KKKK-KKKC","recipient":"a b"}     | /recipient | UNKNOWN_CODE
          {"kind":"sent","alert":"KKKK-KKKC","at":"today"}          | /at    | UNPARSABLE_TIME
          {"kind":"sent","kind":"sent"}                             |        | NOT_JSON
          []                                                        |        | NOT_AN_OBJECT
          """)
  void aStepThatIsNoneIsRefusedWithItsPlace(String json, String pointer, Reason reason) {
    StepJson.Read read = StepJson.read(json.getBytes(StandardCharsets.UTF_8));

    assertThat(read.step()).isNull();
    assertThat(read.refused().reason()).isEqualTo(reason);
    assertThat(read.refused().pointer()).isEqualTo(pointer == null ? "" : pointer);
  }

  @Test
  void whateverWouldEndAnAlertIsReadBackFromState() throws IOException {
    PublishedAlert plain =
        Told.alert("KKKK-KKKC", 1, Change.RAISED, "XAA/غور", Level.WARNING, 1_700_000_000_000L);
    List<PublishedAlert.Exit> exits = new ArrayList<>();
    exits.add(null);
    exits.add(plain.exit());
    exits.add(new PublishedAlert.Held(1_700_000_000_001L));
    exits.add(new PublishedAlert.Over(Duration.ofDays(6)));
    exits.add(new PublishedAlert.Withdrawn());
    exits.add(new PublishedAlert.Released());
    exits.add(new PublishedAlert.HeardAgain());
    for (PublishedAlert.Exit exit : exits) {
      PublishedAlert alert = Told.with(plain, exit);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      PublishedAlertLayout.write(alert, new DataOutputStream(bytes));
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
      assertThat(PublishedAlertLayout.read(in)).isEqualTo(alert);
      assertThat(in.available()).isZero();
    }
  }

  @Test
  void answersAndOutcomes() {
    ShippedSchema answers = ShippedSchema.named("acknowledgement");
    for (int version : new int[] {0, 3}) {
      Acknowledgement answer =
          new Acknowledgement("KKKK-KKKC", version, "duty-a", "sms", 1_700_000_000_000L);
      byte[] json = AcknowledgementJson.write(answer);
      assertThat(answers.problems(json)).isEmpty();
      assertThat(AcknowledgementJson.read(json).answer()).isEqualTo(answer);
    }
    ShippedSchema outcomes = ShippedSchema.named("outcome");
    for (AlertOutcome.Finding finding : AlertOutcome.Finding.values()) {
      String lesson = finding == AlertOutcome.Finding.TRUE ? "" : "Call the \"focal point\" first.";
      AlertOutcome outcome =
          new AlertOutcome("KKKK-KKKC", finding, "duty-a", 1_700_000_000_000L, lesson);
      assertThat(outcomes.problems(outcome.toJson())).isEmpty();
      assertThat(AlertOutcome.read(outcome.toJson()).outcome()).isEqualTo(outcome);
    }
    assertThat(AlertOutcome.read(null).refused().reason()).isEqualTo(Reason.NULL_RECORD);
  }

  @Test
  void theStoryIsTheSameWhateverOrderStepsComeIn() {
    World world = world();
    DeliveryStory story = new DeliveryStory(World.id("A"));
    world.steps.forEach(story::add);
    List<Step> disturbed = new ArrayList<>(world.steps);
    disturbed.addAll(world.steps);
    Collections.shuffle(disturbed, new Random(1));
    DeliveryStory other = new DeliveryStory(World.id("A"));
    disturbed.forEach(other::add);

    assertThat(other.rows()).isEqualTo(story.rows()).isNotEmpty();
    assertThat(other.turnings()).isEqualTo(story.turnings());
  }

  @Test
  void aMessageThatWasNotDeliveredIsNotToldAsSent() {
    World world = new World("2026-11-25");
    world.play("10:00 raised critical area=XAD/A; 10:01 ack day; 10:02 undelivered sms radio");
    assertThat(row(world, "radio")).isEqualTo("FAILED undelivered");
    world.play("10:10 raised critical id=B area=XAA/A; 10:11 undelivered sms day");
    DeliveryStory story = new DeliveryStory(World.id("B"));
    world.steps.forEach(story::add);
    assertThat(story.rows())
        .filteredOn(each -> each.recipient().equals("day"))
        .extracting(DeliveryStory.Row::state)
        .as("by the next channel")
        .containsExactly(DeliveryStory.State.SENT);
  }

  private static String row(World world, String recipient) {
    DeliveryStory story = new DeliveryStory(World.id("A"));
    world.steps.forEach(story::add);
    return story.rows().stream()
        .filter(each -> each.recipient().equals(recipient))
        .map(each -> each.state() + " " + each.reason())
        .findFirst()
        .orElseThrow();
  }

  /** Layout 1 had in one value what has leaves of its own since. */
  @Test
  void aBookOfTheFirstLayoutGoesOn() throws IOException {
    World world = new World("2026-11-25");
    world.play(
        "09:55 mail later; 10:00 raised watch area=XAD/A; 10:01 raised critical area=XAD/B id=B");
    MappedMemory now = world.memory("day");
    RecipientState head = now.head();
    List<RecipientState.Known> known = new ArrayList<>();
    now.known().all().forEach(known::add);
    List<RecipientState.Underway> underway = new ArrayList<>();
    now.underway().all().forEach(underway::add);
    assertThat(underway).isNotEmpty();
    assertThat(known).hasSize(2);

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new RecipientState(
            known,
            underway,
            head.held(),
            head.unlisted(),
            head.ended(),
            head.digestAt(),
            head.rings(),
            0,
            0,
            0,
            0,
            0)
        .write(new DataOutputStream(bytes));
    byte[] first = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 3 * 4 - 2 * 8);
    MappedMemory restored = new MappedMemory();
    restored.keep(RecipientState.read(1, new DataInputStream(new ByteArrayInputStream(first))));
    Turn turn = new RecipientBook(World.routing()).woken(restored, "day", world.now());

    assertThat(restored.known().all()).containsExactlyInAnyOrderElementsOf(known);
    assertThat(restored.underway().all()).containsExactlyInAnyOrderElementsOf(underway);
    assertThat(restored.head().known()).isEmpty();
    assertThat(restored.head().underwayCount()).isEqualTo(underway.size());
    assertThat(turn.wakeAt())
        .isEqualTo(underway.stream().mapToLong(each -> each.dueAt()).min().orElseThrow());
  }

  @Test
  void toldSaysWhoWasToldWhatAndWhetherTheyAnswered() throws IOException {
    World world = new World("2026-11-25");
    world.play(
        "10:00 raised critical area=XAD/A; 10:06 ack deputy; 10:10 sms refuses;"
            + " 10:20 updated critical; 10:30 mail refuses; 10:40 updated critical");
    world.advance(Duration.ofHours(3));
    Path file = folder.resolve("deliveries.ndjson");
    StringBuilder lines = new StringBuilder();
    for (Step step : world.steps) {
      lines.append(new String(StepJson.write(step), StandardCharsets.UTF_8)).append('\n');
    }
    Files.writeString(file, lines);

    Ran told = Ran.command(List.of("told", "--file", file.toString()), World.id("A"));

    assertThat(told.out().lines())
        .containsExactly(
            "v1   day                      sent          queued 2026-11-25T10:00:00Z  sent by sms 2026-11-25T10:00:00Z",
            "v1   deputy                   acknowledged  queued 2026-11-25T10:05:00Z  sent by sms 2026-11-25T10:05:00Z  answered 2026-11-25T10:06:00Z",
            "v1   radio                    sent          queued 2026-11-25T10:00:00Z  sent by sms 2026-11-25T10:00:00Z",
            "v2   day                      sent          queued 2026-11-25T10:20:00Z  sent by mail 2026-11-25T10:20:00Z",
            "v2   deputy                   not sent      queued 2026-11-25T10:20:00Z  because superseded",
            "v2   radio                    not sent      queued 2026-11-25T10:20:00Z  because superseded",
            "v3   day                      failed        queued 2026-11-25T10:40:00Z  failed attempts: 1  because http_400",
            "v3   deputy                   waiting       queued 2026-11-25T10:40:00Z  because no_call",
            "v3   radio                    failed        queued 2026-11-25T10:40:00Z  failed attempts: 1  because http_400",
            "v1   2026-11-25T10:05:00Z  climbed to deputy: silence");
    assertThat(told.exit()).isEqualTo(1);
    assertThat(Ran.command(List.of("told", "--file", file.toString()), "XXXX-XXXX").err())
        .contains("nothing is known of XXXX-XXXX");
  }
}

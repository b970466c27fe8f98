package org.forebell.flink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.forebell.alert.PublishedAlert;
import org.forebell.alert.PublishedAlertReader;
import org.forebell.delivery.Acknowledgement;
import org.forebell.delivery.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ladders whose job goes down in the middle of a climb, under a clock that we turn. */
class NotificationTimersTest {
  private static final long NOON = 1_767_268_800_000L; // 2026-01-01T12:00:00Z
  private static final long MINUTE = 60_000;
  private static final AlertRecord RECORD =
      AlertRecord.raised("XAC/Somewhere", "critical", 1, NOON);

  private final PublishedAlert alert = new PublishedAlertReader().read(RECORD.json()).alert();
  private Harness ladders;

  /** The operator of ladders alone. */
  private static final class Harness
      extends KeyedTwoInputStreamOperatorTestHarness<String, Heard, RawRecord, Heard> {

    Harness(NotificationSettings settings) throws Exception {
      super(
          new CoBroadcastWithKeyedOperator<>(
              new ClimbLadders(settings), List.of(RoutingInForce.STATE)),
          Heard::alert,
          routing -> "",
          Types.STRING);
    }
  }

  @BeforeEach
  void begin() throws Exception {
    ladders = new Harness(settings());
    ladders.open();
    ladders.setProcessingTime(NOON);
    ladders.processElement1(new Heard.OfAlert(alert), NOON);
    assertThat(called()).containsExactly("first");
  }

  @AfterEach
  void end() throws Exception {
    ladders.close();
  }

  @Test
  void silence_climbs_at_the_minute_it_would_have_without_the_restart() throws Exception {
    restartAt(NOON + 2 * MINUTE);
    ladders.setProcessingTime(NOON + 5 * MINUTE - 1);
    assertThat(called()).isEmpty();
    ladders.setProcessingTime(NOON + 5 * MINUTE);
    assertThat(called()).containsExactly("deputy");
  }

  @Test
  void what_came_due_while_the_job_was_down_is_done_when_it_is_up() throws Exception {
    restartAt(NOON + 7 * MINUTE);
    ladders.setProcessingTime(NOON + 7 * MINUTE + 1);
    assertThat(called()).containsExactly("deputy");
    assertThat(ladders.getSideOutput(ClimbLadders.STEPS))
        .extracting(each -> each.getValue().kind())
        .contains(Step.Kind.CLIMBED);
  }

  @Test
  void an_answer_before_the_restart_counts_after_it() throws Exception {
    answer(NOON + MINUTE);
    restartAt(NOON + 2 * MINUTE);
    ladders.setProcessingTime(NOON + 60 * MINUTE);
    assertThat(called()).isEmpty();
  }

  @Test
  void an_answer_after_the_restart_counts_too_and_an_escalation_reopens() throws Exception {
    restartAt(NOON + 2 * MINUTE);
    answer(NOON + 3 * MINUTE);
    ladders.setProcessingTime(NOON + 60 * MINUTE);
    assertThat(called()).isEmpty();
    ladders.processElement1(new Heard.OfAlert(alert), NOON);
    assertThat(called()).as("the same version once more").isEmpty();
  }

  @Test
  void a_routing_that_was_published_is_known_after_the_restart() throws Exception {
    String other =
        shipped("routing.yaml").replace("{call: first, wait: 5 min}", "{call: first, wait: 3 min}");
    ladders.processElement2(new RawRecord(Topics.ROUTING, 0, 7, NOON, other.getBytes(UTF_8)), NOON);
    restartAt(NOON + MINUTE);
    AlertRecord second = AlertRecord.raised("XAC/Elsewhere", "critical", 2, NOON);
    ladders.processElement1(
        new Heard.OfAlert(new PublishedAlertReader().read(second.json()).alert()), NOON);
    assertThat(called()).containsExactly("first");
    ladders.setProcessingTime(NOON + 4 * MINUTE);
    assertThat(called()).containsExactly("deputy");
  }

  private void answer(long at) throws Exception {
    ladders.setProcessingTime(at);
    ladders.processElement1(
        new Heard.OfAnswer(new Acknowledgement(RECORD.id(), 1, "field-duty-a", "command", at)), at);
  }

  private void restartAt(long time) throws Exception {
    OperatorSubtaskState state = ladders.snapshot(1, NOON);
    ladders.close();
    ladders = new Harness(settings());
    ladders.setProcessingTime(time);
    ladders.initializeState(state);
    ladders.open();
  }

  /** Why somebody was called since this was asked last. */
  private List<String> called() {
    List<String> because =
        ladders.extractOutputValues().stream()
            .map(each -> ((Heard.OfCall) each).call().because())
            .toList();
    ladders.getOutput().clear();
    return because;
  }

  private static NotificationSettings settings() throws IOException {
    return new NotificationSettings(
        shipped("routing.yaml").getBytes(UTF_8), null, null, null, Pace.WALL);
  }

  private static String shipped(String name) throws IOException {
    return Files.readString(Path.of("config", name));
  }
}

package org.forebell.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.forebell.alert.PublishedAlert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Quiet hours, budgets, digests and attempts, as {@link LadderTest} tells of ladders. {@code paris}
 * hears of XAC and keeps quiet from 22:00 to 06:00 there, {@code radio} hears of XAD and has
 * nothing but a channel that rings. {@code C1 no_call} in a digest is version 1 of alert C, and why
 * it waited; {@code sms #2} a second attempt.
 */
class RecipientBookTest {

  /** At the top of a ladder the same version goes by another channel, which is slow to take it. */
  @Test
  void aResultReadAgainSettlesNoLaterCall() {
    World world = new World("2026-11-25");
    world.play("10:00 raised critical; 10:20 call mute; 10:26 call mute");
    Step sent =
        world.steps.stream()
            .filter(each -> each.recipient().equals("lead") && each.kind() == Step.Kind.SENT)
            .findFirst()
            .orElseThrow();
    world.read(sent);
    world.play("10:26 call works");
    world.advance(Duration.ofMinutes(3));

    assertThat(sent.channel()).isEqualTo("sms");
    assertThat(world.lines).contains("10:25 lead call C1", "10:27 lead call C1");
  }

  /**
   * A digest went out after the checkpoint and told of an alert that came after it too. What is put
   * together after the crash holds the first alone, so it has another name; yet it tells nobody
   * again.
   */
  @Test
  void aDigestThatIsPutTogetherAnewAfterACrashRepeatsNothing() {
    World world = new World("2026-11-25");
    world.play("10:30 raised watch area=XAD/Isle");
    world.advance(Duration.ofMinutes(30));
    World.Checkpoint checkpoint = world.checkpoint();
    world.play("11:30 raised watch area=XAD/Isle id=B; 12:01 raised watch area=XAD/Isle id=F");
    List<PublishedAlert> since = world.published().subList(1, 3);
    List<Step> steps = world.restore(checkpoint);
    // The digest is due at once; alerts and steps are read again after it.
    world.advance(Duration.ofMinutes(1));
    List.copyOf(since).forEach(world::publish);
    steps.forEach(world::read);
    world.advance(Duration.ofHours(20));

    assertThat(world.repeated).isEmpty();
    assertThat(world.lines)
        .filteredOn(line -> line.contains("radio sms digest"))
        .containsExactly(
            "12:00 radio sms digest[D1 no_call, C1 no_call]", "28:00 radio sms digest[F1 no_call]");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          watch goes at once to a quiet channel by day | 10:00 raised watch | 2026-11-25 | 30 | 10:00 day mail C1
          watch waits in quiet hours for their end | 22:30 raised watch area=XAC/Hills | 2026-11-25 | 20 | 22:30 held paris C1 quiet_hours; 22:30 night mail C1; 29:00 paris mail digest[C1 quiet_hours]
          end of quiet hours as the clock goes forward | 22:30 raised watch area=XAC/Hills | 2026-03-28 | 20 | 22:30 held paris C1 quiet_hours; 22:30 night mail C1; 28:00 paris mail digest[C1 quiet_hours]
          end of quiet hours as the clock goes back | 22:30 raised watch area=XAC/Hills | 2026-10-24 | 20 | 22:30 held paris C1 quiet_hours; 22:30 night mail C1; 29:00 paris mail digest[C1 quiet_hours]
          quiet hours begin as summer time has it | 20:30 raised watch area=XAC/Hills; 21:30 raised watch area=XAC/Hills id=B | 2026-03-29 | 20 | 20:30 held paris C1 quiet_hours; 20:30 night mail C1; 21:30 held paris D1 quiet_hours; 21:30 night mail D1; 28:00 paris mail digest[D1 quiet_hours, C1 quiet_hours]
          quiet hours begin as winter time has it | 20:30 raised watch area=XAC/Hills; 21:30 raised watch area=XAC/Hills id=B | 2026-10-25 | 20 | 20:30 paris mail C1; 20:30 night mail C1; 21:30 held paris D1 quiet_hours; 21:30 night mail D1; 29:00 paris mail digest[D1 quiet_hours]
          without a quiet channel it waits for the next digest | 10:00 raised watch area=XAD/Isle; 10:30 raised watch area=XAD/Isle id=B | 2026-11-25 | 20 | 10:00 held radio C1 no_call; 10:00 day mail C1; 10:30 held radio D1 no_call; 10:30 day mail D1; 12:00 radio sms digest[D1 no_call, C1 no_call]
          a third warning in 12 hours joins the digest | 07:00 raised warning area=XAD/A; 08:00 raised warning id=B area=XAD/B; 09:00 raised warning id=F area=XAD/C; 10:00 ack day | 2026-11-25 | 26 | 07:00 day sms C1; 07:00 radio sms C1; 07:15 climbed silence; 07:15 deputy sms C1; 07:45 climbed silence; 07:45 not deputy C1 budget; 07:45 expired budget; 08:00 day sms D1; 08:00 radio sms D1; 08:15 climbed silence; 08:15 deputy sms D1; 08:45 climbed silence; 08:45 not deputy D1 budget; 08:45 expired budget; 09:00 held day F1 budget; 09:00 held radio F1 budget; 09:15 climbed silence; 09:15 held deputy F1 budget; 09:45 climbed silence; 09:45 not deputy F1 budget; 09:45 expired budget; 10:00 day mail digest[F1 budget]; 10:00 acked day C1; 20:00 radio sms digest[F1 budget]; 30:00 deputy sms digest[F1 budget]
          one area does not use up the budget | 07:00 raised warning area=XAD/A; 07:10 raised warning id=B area=XAD/A; 07:20 raised warning id=F area=XAD/C | 2026-11-25 | 26 | 07:00 day sms C1; 07:00 radio sms C1; 07:10 held day D1 budget; 07:10 held radio D1 budget; 07:15 climbed silence; 07:15 deputy sms C1; 07:20 day sms F1; 07:20 radio sms F1; 07:25 climbed silence; 07:25 held deputy D1 budget; 07:35 climbed silence; 07:35 deputy sms F1; 07:45 climbed silence; 07:45 not deputy C1 budget; 07:45 expired budget; 07:55 climbed silence; 07:55 not deputy D1 budget; 07:55 expired budget; 08:05 climbed silence; 08:05 not deputy F1 budget; 08:05 expired budget; 10:00 day mail digest[D1 budget]; 20:00 radio sms digest[D1 budget]; 30:00 deputy sms digest[D1 budget]
          critical passes whatever was told | 07:00 raised warning area=XAD/A; 07:10 raised warning id=B area=XAD/B; 07:20 raised critical id=F area=XAD/C | 2026-11-25 | 8 | 07:00 day sms C1; 07:00 radio sms C1; 07:10 day sms D1; 07:10 radio sms D1; 07:15 climbed silence; 07:15 deputy sms C1; 07:20 day sms F1; 07:20 radio sms F1; 07:25 climbed silence; 07:25 deputy sms D1; 07:25 climbed silence; 07:25 deputy sms F1; 07:35 climbed silence; 07:35 lead sms F1; 07:45 climbed silence; 07:45 not deputy C1 budget; 07:45 expired budget; 07:45 climbed silence; 07:45 lead call F1; 07:55 climbed silence; 07:55 not deputy D1 budget; 07:55 expired budget; 07:55 climbed silence; 07:55 lead mail F1; 08:05 climbed silence; 08:05 not lead F1 no_channel; 08:05 expired no_channel
          escalated while held back | 07:00 raised warning area=XAD/A; 07:10 raised warning id=B area=XAD/B; 07:20 raised warning id=F area=XAD/C; 07:30 escalated critical id=F | 2026-11-25 | 8 | 07:00 day sms C1; 07:00 radio sms C1; 07:10 day sms D1; 07:10 radio sms D1; 07:15 climbed silence; 07:15 deputy sms C1; 07:20 held day F1 budget; 07:20 held radio F1 budget; 07:25 climbed silence; 07:25 deputy sms D1; 07:30 not day F1 superseded; 07:30 day sms F2; 07:30 not radio F1 superseded; 07:30 radio sms F2; 07:35 climbed silence; 07:35 deputy sms F2; 07:45 climbed silence; 07:45 not deputy C1 budget; 07:45 expired budget; 07:45 climbed silence; 07:45 lead sms F2; 07:55 climbed silence; 07:55 not deputy D1 budget; 07:55 expired budget; 07:55 climbed silence; 07:55 lead call F2; 08:05 climbed silence; 08:05 lead mail F2; 08:15 climbed silence; 08:15 not lead F2 no_channel; 08:15 expired no_channel
          newest version in a digest | 10:00 raised watch area=XAD/Isle; 10:30 updated watch | 2026-11-25 | 20 | 10:00 held radio C1 no_call; 10:00 day mail C1; 10:30 not radio C1 superseded; 10:30 held radio C2 no_call; 10:30 day mail C2; 12:00 radio sms digest[C2 no_call]
          ended before the digest | 10:00 raised watch area=XAD/Isle; 10:30 cleared normal | 2026-11-25 | 20 | 10:00 held radio C1 no_call; 10:00 day mail C1; 10:30 not radio C1 superseded; 10:30 not radio C2 never_told; 10:30 day mail C2
          ended beside another | 10:00 raised watch area=XAD/Isle; 10:10 raised watch area=XAD/Isle id=B; 10:30 cleared normal | 2026-11-25 | 20 | 10:00 held radio C1 no_call; 10:00 day mail C1; 10:10 held radio D1 no_call; 10:10 day mail D1; 10:30 not radio C1 superseded; 10:30 not radio C2 never_told; 10:30 day mail C2; 12:00 radio sms digest[D1 no_call] ended 1
          cancelled before the digest | 10:00 raised watch area=XAD/Isle; 10:30 cancelled normal | 2026-11-25 | 20 | 10:00 held radio C1 no_call; 10:00 day mail C1; 10:30 not radio C1 superseded; 10:30 not radio C2 never_told; 10:30 day mail C2
          cancelled in quiet hours after sms | 21:55 raised critical area=XAC/Hills; 22:30 cancelled normal | 2026-11-25 | 20 | 21:55 night sms C1; 21:55 paris sms C1; 22:00 climbed silence; 22:00 deputy sms C1; 22:10 climbed silence; 22:10 lead sms C1; 22:20 climbed silence; 22:20 lead call C1; 22:30 climbed silence; 22:30 lead mail C1; 22:30 night sms C2; 22:30 paris sms C2; 22:30 deputy sms C2; 22:30 lead sms C2
          cleared in quiet hours waits | 21:55 raised warning area=XAC/Hills; 22:30 cleared normal | 2026-11-25 | 20 | 21:55 night sms C1; 21:55 paris sms C1; 22:10 climbed silence; 22:10 deputy sms C1; 22:30 night mail C2; 22:30 held paris C2 quiet_hours; 22:30 held deputy C2 quiet_hours; 29:00 paris mail digest[C2 quiet_hours]; 38:00 deputy sms digest[C2 quiet_hours]
          a channel that may work later is tried three times, then the next | 10:00 sms later; 10:00 raised critical area=XAA/A; 10:01 ack day | 2026-11-25 | 1 | 10:00 day sms C1; 10:00 day sms #2 C1; 10:00 day sms #3 C1; 10:00 day mail C1; 10:01 acked day C1
          a channel that is busy for long is passed by | 10:00 sms busy; 10:00 raised critical area=XAA/A; 10:01 ack day | 2026-11-25 | 1 | 10:00 day sms C1; 10:00 day mail C1; 10:01 acked day C1
          the last channel is tried for longer | 10:00 mail later; 10:00 raised watch area=XAA/A; 10:08 mail works | 2026-11-25 | 1 | 10:00 day mail C1; 10:00 day mail #2 C1; 10:00 day mail #3 C1; 10:00 day mail #4 C1; 10:00 day mail #5 C1; 10:01 day mail #6 C1; 10:02 day mail #7 C1; 10:04 day mail #8 C1; 10:09 day mail #9 C1
          a dead letter | 10:00 mail later; 10:00 raised watch area=XAA/A | 2026-11-25 | 1 | 10:00 day mail C1; 10:00 day mail #2 C1; 10:00 day mail #3 C1; 10:00 day mail #4 C1; 10:00 day mail #5 C1; 10:01 day mail #6 C1; 10:02 day mail #7 C1; 10:04 day mail #8 C1; 10:09 day mail #9 C1; 10:13 day mail #10 C1; 10:13 dead day C1 timeout
          no result comes | 10:00 mail mute; 10:00 raised watch area=XAA/A; 10:07 mail works | 2026-11-25 | 1 | 10:00 day mail C1; 10:02 day mail C1; 10:04 day mail C1; 10:06 day mail #2 C1; 10:08 day mail #2 C1
          a newer version takes the place of one that waits | 10:00 mail busy; 10:00 raised watch area=XAA/A; 10:01 mail works; 10:01 updated watch | 2026-11-25 | 1 | 10:00 day mail C1; 10:01 day mail C2; 10:02 not day C1 superseded
          a receipt says undelivered: the next channel at once | 10:00 raised critical; 10:02 undelivered sms day; 10:03 ack day | 2026-11-25 | 1 | 10:00 day sms C1; 10:02 day mail C1; 10:03 acked day C1
          the same receipt again | 10:00 raised critical; 10:02 undelivered sms day; 10:03 undelivered sms day; 10:04 ack day | 2026-11-25 | 1 | 10:00 day sms C1; 10:02 day mail C1; 10:04 acked day C1
          undelivered by all of them: the ladder climbs at once | 10:00 raised critical; 10:01 undelivered sms day; 10:02 undelivered mail day; 10:03 ack deputy | 2026-11-25 | 1 | 10:00 day sms C1; 10:01 day mail C1; 10:02 dead day C1 undelivered; 10:02 climbed failed; 10:02 deputy sms C1; 10:03 acked deputy C1
          undelivered, and the next channel refuses | 10:00 mail refuses; 10:00 raised critical; 10:01 undelivered sms day; 10:03 ack deputy | 2026-11-25 | 1 | 10:00 day sms C1; 10:01 day mail C1; 10:01 dead day C1 http_400; 10:01 climbed failed; 10:01 deputy sms C1; 10:03 acked deputy C1
          undelivered, and there is no other way | 10:00 raised critical area=XAD/A; 10:01 ack day; 10:02 undelivered sms radio | 2026-11-25 | 1 | 10:00 day sms C1; 10:00 radio sms C1; 10:01 acked day C1; 10:02 dead radio C1 undelivered
          undelivered after the recipient answered | 10:00 raised critical; 10:01 ack day; 10:02 undelivered sms day | 2026-11-25 | 1 | 10:00 day sms C1; 10:01 acked day C1
          undelivered after it was delivered, as some gateways say | 10:00 raised critical; 10:01 delivered sms day; 10:02 undelivered sms day; 10:03 ack day | 2026-11-25 | 1 | 10:00 day sms C1; 10:03 acked day C1
          undelivered when there is something newer | 10:00 raised warning; 10:05 escalated critical; 10:06 undelivered sms day v1; 10:07 ack day | 2026-11-25 | 1 | 10:00 day sms C1; 10:05 day sms C2; 10:06 not day C1 superseded; 10:07 acked day C2
          undelivered while the next way is on already | 10:00 raised critical; 10:20 call mute; 10:26 undelivered sms lead; 10:26 call works; 10:28 ack lead | 2026-11-25 | 1 | 10:00 day sms C1; 10:05 climbed silence; 10:05 deputy sms C1; 10:15 climbed silence; 10:15 lead sms C1; 10:25 climbed silence; 10:25 lead call C1; 10:27 lead call C1; 10:28 acked lead C1
          undelivered a day later is told too late | 10:00 raised critical; 10:01 ack deputy; 35:30 undelivered sms day | 2026-11-25 | 1 | 10:00 day sms C1; 10:01 acked deputy C1
          a digest that was not delivered | 10:00 raised watch area=XAD/Isle; 12:05 undelivered sms radio | 2026-11-25 | 20 | 10:00 held radio C1 no_call; 10:00 day mail C1; 12:00 radio sms digest[C1 no_call]; 12:05 dead radio C1 undelivered
          a digest that fails | 10:00 sms refuses; 10:00 raised watch area=XAD/Isle | 2026-11-25 | 20 | 10:00 held radio C1 no_call; 10:00 day mail C1; 12:00 radio sms digest[C1 no_call]; 12:00 dead radio C1 http_400
          """)
  void path(String what, String script, String day, int hours, String came) {
    assertThat(World.played(day, script, Duration.ofHours(hours))).as(what).isEqualTo(came);
  }
}

package org.forebell.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every path of a ladder, under a clock that tests move. Duty is with {@code day} from 07:00 to
 * 19:00, then with {@code night}; the rungs of critical wait 5, 10 and 10 minutes, those of warning
 * 15 and 30. C1 is version 1 of the alert; {@code not day C1 muted} reads: day is deliberately not
 * told. Every state is written and read back between any two inputs.
 */
class LadderTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          silence climbs to the top, which is called again by other ways | 10:00 raised critical | 10:00 day sms C1; 10:05 climbed silence; 10:05 deputy sms C1; 10:15 climbed silence; 10:15 lead sms C1; 10:25 climbed silence; 10:25 lead call C1; 10:35 climbed silence; 10:35 lead mail C1; 10:45 climbed silence; 10:45 not lead C1 no_channel; 10:45 expired no_channel
          an answer ends it | 10:00 raised critical; 10:03 ack day | 10:00 day sms C1; 10:03 acked day C1
          an answer of the deputy too | 10:00 raised critical; 10:07 ack deputy | 10:00 day sms C1; 10:05 climbed silence; 10:05 deputy sms C1; 10:07 acked deputy C1
          an answer from elsewhere | 10:00 raised critical; 10:01 ack desk | 10:00 day sms C1; 10:01 acked desk C1
          an answer to the version | 10:00 raised critical; 10:03 ack day v1 | 10:00 day sms C1; 10:03 acked day C1
          a second answer changes nothing | 10:00 raised critical; 10:03 ack day v1; 10:03 ack day v1 | 10:00 day sms C1; 10:03 acked day C1
          a higher level reopens | 10:00 raised warning; 10:03 ack day; 11:00 escalated critical; 11:04 ack day | 10:00 day sms C1; 10:03 acked day C1; 11:00 day sms C2; 11:04 acked day C2
          an answer to the version before does not stop the newer | 10:00 raised warning; 10:20 escalated critical; 10:21 ack day v1; 10:26 ack deputy v2 | 10:00 day sms C1; 10:15 climbed silence; 10:15 deputy sms C1; 10:20 day sms C2; 10:20 deputy sms C2; 10:21 acked day C1; 10:25 climbed silence; 10:25 not deputy C2 no_channel; 10:25 climbed failed; 10:25 lead sms C2; 10:26 acked deputy C2
          a reply without version is to what its sender had | 10:00 sms mute; 10:00 raised critical; 10:01 ack day; 10:02 sms works; 10:05 ack day | 10:00 day sms C1; 10:01 acked day C1; 10:02 day sms C1; 10:04 day sms C1; 10:05 climbed silence; 10:05 deputy sms C1; 10:05 acked day C1
          same level does not reopen | 10:00 raised warning; 10:03 ack day; 11:00 updated warning | 10:00 day sms C1; 10:03 acked day C1; 11:00 day mail C2
          an update while it climbs does not stop it | 10:00 raised critical; 10:02 updated critical; 10:06 ack deputy | 10:00 day sms C1; 10:02 day mail C2; 10:05 climbed silence; 10:05 deputy sms C2; 10:06 acked deputy C2
          lower and higher again reopens | 10:00 raised critical; 10:01 ack day; 12:00 deescalated warning; 13:00 escalated critical; 13:01 ack day | 10:00 day sms C1; 10:01 acked day C1; 12:00 day mail C2; 13:00 day sms C3; 13:01 acked day C3
          lower while it climbs goes on by the lower ladder | 10:00 raised critical; 10:06 deescalated warning | 10:00 day sms C1; 10:05 climbed silence; 10:05 deputy sms C1; 10:06 day mail C2; 10:06 held deputy C2 no_call; 10:15 climbed silence; 10:15 deputy sms C2; 10:45 climbed silence; 10:45 not deputy C2 budget; 10:45 expired budget
          down to watch ends the climb | 10:00 raised critical; 10:06 deescalated watch | 10:00 day sms C1; 10:05 climbed silence; 10:05 deputy sms C1; 10:06 day mail C2; 10:06 held deputy C2 no_call; 14:00 deputy sms digest[C2 no_call]
          cleared ends it and goes to who was told | 10:00 raised critical; 10:07 cleared normal | 10:00 day sms C1; 10:05 climbed silence; 10:05 deputy sms C1; 10:07 day mail C2; 10:07 held deputy C2 no_call; 14:00 deputy sms digest[C2 no_call]
          cancelled ends it and goes where it was told | 10:00 raised critical; 10:07 cancelled normal | 10:00 day sms C1; 10:05 climbed silence; 10:05 deputy sms C1; 10:07 day sms C2; 10:07 deputy sms C2
          watch calls nobody | 10:00 raised watch; 12:00 escalated warning; 12:01 ack day | 10:00 day mail C1; 12:00 day sms C2; 12:01 acked day C2
          muted calls nobody, and the end of the mute does | 10:00 raised critical muted; 11:00 updated critical; 11:01 ack day | 10:00 not C1 muted; 11:00 day sms C2; 11:01 acked day C2
          a mute ends a climb | 10:00 raised critical; 10:02 updated critical muted | 10:00 day sms C1; 10:02 not C2 muted
          exercise reaches who is marked for it | 10:00 raised critical test; 10:40 ack lead | 10:00 day sms C1; 10:05 not deputy C1 exercise; 10:05 climbed silence; 10:05 lead sms C1; 10:15 climbed silence; 10:15 lead call C1; 10:25 climbed silence; 10:25 lead mail C1; 10:35 climbed silence; 10:35 not lead C1 no_channel; 10:35 expired no_channel; 10:40 acked lead C1
          silence stays inside | 10:00 raised critical silence area=XAB/East; 10:01 ack day | 10:00 not partner C1 tier; 10:00 day sms C1; 10:01 acked day C1
          partners hear of risks | 10:00 raised warning area=XAB/East; 10:01 ack day | 10:00 day sms C1; 10:00 partner mail C1; 10:01 acked day C1
          whom no channel reaches is passed at once | 10:00 sms refuses; 10:00 mail refuses; 10:00 raised critical; 10:01 call works; 10:02 ack lead | 10:00 day sms C1; 10:00 day mail C1; 10:00 dead day C1 http_400; 10:00 climbed failed; 10:00 deputy sms C1; 10:00 dead deputy C1 http_400; 10:00 climbed failed; 10:00 lead sms C1; 10:00 lead call C1; 10:02 acked lead C1
          nobody is reached at all | 10:00 sms refuses; 10:00 mail refuses; 10:00 call refuses; 10:00 raised critical | 10:00 day sms C1; 10:00 day mail C1; 10:00 dead day C1 http_400; 10:00 climbed failed; 10:00 deputy sms C1; 10:00 dead deputy C1 http_400; 10:00 climbed failed; 10:00 lead sms C1; 10:00 lead call C1; 10:00 lead mail C1; 10:00 dead lead C1 http_400; 10:10 climbed silence; 10:10 lead sms #2 C1; 10:10 lead call #2 C1; 10:10 lead mail #2 C1; 10:10 dead lead C1 http_400; 10:20 climbed silence; 10:20 lead sms #3 C1; 10:20 lead call #3 C1; 10:20 lead mail #3 C1; 10:20 dead lead C1 http_400; 10:30 climbed silence; 10:30 lead sms #4 C1; 10:30 lead call #4 C1; 10:30 lead mail #4 C1; 10:30 dead lead C1 http_400; 10:40 expired silence
          hand-over in the middle of a rung | 18:58 raised critical; 19:04 ack night | 18:58 day sms C1; 19:03 climbed silence; 19:03 night sms C1; 19:03 deputy sms C1; 19:04 acked night C1
          climb at night takes who is on duty then | 21:00 raised critical; 21:04 ack night | 21:00 night sms C1; 21:04 acked night C1
          older version comes late | 10:00 escalated critical v=2; 10:01 raised warning v=1; 10:02 ack day | 10:00 day sms C2; 10:02 acked day C2
          same version twice | 10:00 raised critical v=1; 10:01 raised critical v=1; 10:02 ack day | 10:00 day sms C1; 10:02 acked day C1
          an answer before its alert | 09:59 ack day v1; 10:00 raised critical | 10:00 acked day C1; 10:00 day sms C1
          through quiet hours | 22:58 raised critical | 22:58 night sms C1; 23:03 climbed silence; 23:03 deputy sms C1; 23:13 climbed silence; 23:13 lead sms C1; 23:23 climbed silence; 23:23 lead call C1; 23:33 climbed silence; 23:33 lead mail C1; 23:43 climbed silence; 23:43 not lead C1 no_channel; 23:43 expired no_channel
          warning in quiet hours | 22:58 raised warning; 23:20 ack deputy | 22:58 night sms C1; 23:13 climbed silence; 23:13 deputy sms C1; 23:20 acked deputy C1
          """)
  void path(String what, String script, String came) {
    assertThat(World.played("2026-11-25", script, Duration.ofHours(20))).as(what).isEqualTo(came);
  }
}

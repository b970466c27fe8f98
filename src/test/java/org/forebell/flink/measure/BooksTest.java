package org.forebell.flink.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.forebell.delivery.Address;
import org.forebell.delivery.Language;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.RecipientState.Underway;
import org.forebell.delivery.Step;
import org.forebell.delivery.Tier;
import org.forebell.delivery.Turn;
import org.junit.jupiter.api.Test;

/** How often recipients are interrupted, and what they are not sent; nobody is named. */
class BooksTest {

  private static final long HOUR = 3_600_000L;

  private final ToldMetrics told = new ToldMetrics();
  private long wall = 100 * HOUR;
  private final Books books = new Books(told, newest -> wall);

  @Test
  void interruptions_are_counted_by_how_often_one_recipient_has_them() {
    ring("duty-a", 0, 1, 1);
    ring("duty-b", 0, 1, 1);
    ring("duty-b", 0, 1, 1);
    for (int i = 0; i < 7; i++) {
      ring("duty-c", 0, 1, 1);
    }

    assertThat(interrupted())
        .isEqualTo(
            Map.of(
                Map.of("times", "1"), 1L,
                Map.of("times", "2"), 1L,
                Map.of("times", "3 to 5"), 0L,
                Map.of("times", "6 and more"), 1L));
    assertThat(told.gauge("interruptions_most")).isEqualTo(7);
    assertThat(told.counted()).isEqualTo(Map.of("interruptions_total{level=digest}", 10L));
  }

  @Test
  void a_letter_interrupts_once_however_often_it_is_tried() {
    ring("duty-a", 0, 1, 1);
    ring("duty-a", 0, 2, 1);
    ring("duty-a", 0, 1, 2);
    ring("duty-a", 1, 1, 1);

    assertThat(told.gauge("interruptions_most")).isEqualTo(1);
  }

  @Test
  void after_twelve_hours_an_interruption_is_forgotten() {
    ring("duty-a", 0, 1, 1);
    wall += 12 * HOUR;

    assertThat(told.gauge("interruptions_most")).isEqualTo(0);
    assertThat(interrupted().values()).containsOnly(0L);
  }

  @Test
  void what_is_not_sent_is_counted_by_why() {
    books.turned(
        new Turn(
            List.of(),
            List.of(
                step(Step.Kind.QUEUED, "budget", ""),
                step(Step.Kind.QUEUED, "", "mail"),
                step(Step.Kind.SUPPRESSED, "superseded", ""),
                step(Step.Kind.FAILED, "timeout", "mail"),
                step(Step.Kind.FAILED, "timeout", "")),
            Long.MAX_VALUE),
        none -> null,
        wall);

    assertThat(told.counted())
        .isEqualTo(
            Map.of(
                "deliveries_held_total{reason=budget}", 1L,
                "deliveries_suppressed_total{reason=superseded}", 1L,
                "dead_letters_total{}", 1L));
  }

  private Map<Object, Object> interrupted() {
    return new HashMap<>((Map<?, ?>) told.gauge("recipients_interrupted"));
  }

  private void ring(String recipient, int place, int tries, int tellings) {
    Letter letter = new Letter.Digest("digest-1", wall, List.of(), 0, 0);
    Underway underway =
        new Underway(
            letter, true, List.of("sms", "mail"), place, tries, tries, tellings, true, wall);
    Parcel parcel =
        new Parcel(
            recipient,
            new Address(underway.channel(), "x"),
            Language.values()[0],
            ZoneOffset.UTC,
            Tier.INSIDE,
            letter,
            tries);
    books.turned(new Turn(List.of(parcel), List.of(), wall), name -> underway, wall);
  }

  private Step step(Step.Kind kind, String reason, String channel) {
    return new Step(
        kind,
        "MMMM-2222",
        1,
        "duty-a",
        channel,
        "",
        0,
        reason,
        false,
        Duration.ZERO,
        "",
        false,
        wall);
  }
}

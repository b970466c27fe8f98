package org.forebell.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.forebell.delivery.Parcel;
import org.junit.jupiter.api.Test;

class BoundedTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Parcel PARCEL = Parcels.to("sms", "+1", Parcels.version(1));
  private static final Sent TAKEN = new Sent.Taken("r");

  private final List<CompletableFuture<Sent>> attempts = new CopyOnWriteArrayList<>();

  /** Answers when the test says so. */
  private final Channel inner =
      new Channel() {
        @Override
        public CompletionStage<Sent> send(Parcel parcel) {
          CompletableFuture<Sent> attempt = new CompletableFuture<>();
          attempts.add(attempt);
          return attempt;
        }

        @Override
        public void close() {}
      };

  private Bounded bounded(Duration timeout, int atOnce, int waiting, Duration rest) {
    return new Bounded(inner, new ChannelSettings.Bounds(timeout, atOnce, waiting, rest));
  }

  @Test
  void so_many_go_at_once_so_many_wait_and_the_rest_hears_that_it_is_busy() {
    Bounded channel = bounded(LONG, 2, 3, LONG);
    List<CompletableFuture<Sent>> answers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      answers.add(channel.send(PARCEL).toCompletableFuture());
    }
    assertThat(attempts).hasSize(2);
    assertThat(answers.get(5)).isCompletedWithValueMatching(sent -> reason(sent).equals("busy"));
    assertThat(answers.subList(0, 5)).noneMatch(CompletableFuture::isDone);
    for (int i = 0; i < 5; i++) {
      attempts.get(i).complete(TAKEN);
    }
    assertThat(answers.subList(0, 5)).allMatch(answer -> answer.join().equals(TAKEN));
    assertThat(attempts).hasSize(5);
  }

  @Test
  void thousands_that_wait_for_a_channel_that_rests_are_answered_without_nesting() {
    Bounded channel = bounded(LONG, 1, 20_000, LONG);
    List<CompletableFuture<Sent>> answers = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      answers.add(channel.send(PARCEL).toCompletableFuture());
    }
    for (int i = 0; i < Bounded.FAILURES; i++) {
      attempts.get(i).complete(new Sent.TryAgain("http_500"));
    }
    assertThat(answers.subList(Bounded.FAILURES, answers.size()))
        .allSatisfy(answer -> assertThat(reason(answer.join())).isEqualTo("resting"));
    assertThat(attempts).hasSize(Bounded.FAILURES);
  }

  @Test
  void an_attempt_without_an_answer_is_given_up_and_keeps_its_place_until_it_ends() {
    Bounded channel = bounded(Duration.ofMillis(50), 1, 10, LONG);
    CompletableFuture<Sent> first = channel.send(PARCEL).toCompletableFuture();
    CompletableFuture<Sent> second = channel.send(PARCEL).toCompletableFuture();
    assertThat(reason(first.join())).isEqualTo("timeout");
    assertThat(attempts).hasSize(1);
    assertThat(second).isNotDone();
    attempts.get(0).complete(TAKEN);
    // It waited longer than an attempt may take: those behind it must not wait for ever.
    assertThat(reason(second.join())).isEqualTo("busy");
    channel.send(PARCEL);
    assertThat(attempts).hasSize(2);
  }

  @Test
  void a_counterpart_that_fails_is_left_alone_and_tried_again_later() {
    Bounded channel = bounded(LONG, 4, 10, Duration.ofMillis(200));
    for (int i = 0; i < Bounded.FAILURES; i++) {
      channel.send(PARCEL);
      attempts.get(i).complete(new Sent.TryAgain("connection_lost"));
    }
    Sent.TryAgain resting = (Sent.TryAgain) channel.send(PARCEL).toCompletableFuture().join();
    assertThat(resting.reason()).isEqualTo("resting");
    assertThat(resting.unsent()).isTrue();
    assertThat(resting.after()).isBetween(Duration.ofMillis(1), Duration.ofMillis(200));
    await()
        .atMost(Duration.ofSeconds(5))
        .until(
            () -> {
              channel.send(PARCEL);
              return attempts.size() > Bounded.FAILURES;
            });
    attempts.get(Bounded.FAILURES).complete(TAKEN);
    CompletableFuture<Sent> healthy = channel.send(PARCEL).toCompletableFuture();
    attempts.get(attempts.size() - 1).complete(TAKEN);
    assertThat(healthy.join()).isEqualTo(TAKEN);
  }

  @Test
  void who_asks_to_wait_or_greylists_or_refuses_is_not_dead() {
    Bounded channel = bounded(LONG, 1, 10, LONG);
    List<Sent> alive =
        List.of(
            new Sent.TryAgain("http_429"),
            new Sent.TryAgain("smtp_451"),
            new Sent.Refused("http_400"));
    for (int i = 0; i < 30; i++) {
      channel.send(PARCEL);
      attempts.get(i).complete(alive.get(i % alive.size()));
    }
    assertThat(attempts).hasSize(30);
  }

  @Test
  void whatever_goes_wrong_inside_is_an_answer() {
    Channel broken =
        new Channel() {
          @Override
          public CompletionStage<Sent> send(Parcel parcel) {
            throw new IllegalStateException("a mistake of ours");
          }

          @Override
          public void close() {}
        };
    Bounded channel = new Bounded(broken, new ChannelSettings.Bounds(LONG, 1, 0, LONG));
    assertThat(reason(channel.send(PARCEL).toCompletableFuture().join())).isEqualTo("unforeseen");
    assertThat(reason(channel.send(PARCEL).toCompletableFuture().join())).isEqualTo("unforeseen");
  }

  private static String reason(Sent sent) {
    return sent instanceof Sent.TryAgain again ? again.reason() : sent.toString();
  }
}

package org.forebell.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.forebell.alert.PublishedAlert;
import org.forebell.delivery.RecipientState.Known;
import org.forebell.delivery.RecipientState.Try;
import org.forebell.delivery.RecipientState.Underway;

/** Letters on their way: attempts, their results, and the next channel. */
final class Sending {

  /** How long a result may take before the attempt is handed out again. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Who asks to wait for longer is passed by where there is another channel. */
  private static final Duration LONG_WAIT = Duration.ofMinutes(1);

  private static final double FIRST_PAUSE_MS = 2_000;
  private static final double LONGEST_PAUSE_MS = 600_000;

  private final OpenBook book;

  Sending(OpenBook book) {
    this.book = book;
  }

  void send(Call call, boolean rings, List<String> channels) {
    send(new Letter.OfAlert(call.alert(), call.earlier(), call.answer()), rings, channels);
  }

  /** Sends a letter by the first channel that can be used. */
  void send(Letter letter, boolean rings, List<String> channels) {
    List<String> usable = usable(letter, channels);
    if (usable.isEmpty()) {
      letter.alerts().forEach(each -> book.record(Step.Kind.SUPPRESSED, each, "no_channel"));
    } else if (book.isFull()) {
      letter.alerts().forEach(each -> book.record(Step.Kind.FAILED, each, "overload"));
    } else {
      Underway first = at(new Underway(letter, rings, usable, 0, 1, 1, 0, false, book.now), 0);
      for (PublishedAlert each : letter.alerts()) {
        Step step = Step.of(Step.Kind.QUEUED, each, book.to.name(), "", book.now);
        book.steps.add(step.on(first.channel(), letter.name()));
      }
      handOut(first);
    }
  }

  /** Channels not tried yet, then those that failed; one that took it takes it no second time. */
  private List<String> usable(Letter letter, List<String> channels) {
    List<String> usable = new ArrayList<>();
    for (boolean tried : new boolean[] {false, true}) {
      for (String channel : channels) {
        Try before = tried(letter, channel);
        if ((before != null) == tried && (before == null || !before.sent())) {
          usable.add(channel);
        }
      }
    }
    return usable;
  }

  private Try tried(Letter letter, String channel) {
    if (letter instanceof Letter.OfAlert single) {
      Known known = book.known(single.alert().id());
      for (Try each : known == null ? List.<Try>of() : known.tries()) {
        if (each.channel().equals(channel)) {
          return each;
        }
      }
    }
    return null;
  }

  private Underway at(Underway letter, int place) {
    Try before = tried(letter.letter(), letter.channels().get(place));
    int attempt = before == null ? 1 : before.attempts() + 1;
    return new Underway(
        letter.letter(), letter.rings(), letter.channels(), place, attempt, 1, 0, false, book.now);
  }

  /** Gives a letter to whoever sends, unless there is a reason not to any more. */
  private void handOut(Underway letter) {
    Reach reach = book.to.reach(letter.channel());
    if (isSuperseded(letter)) {
      book.remove(letter);
      letter.letter().alerts().forEach(a -> book.record(Step.Kind.SUPPRESSED, a, "superseded"));
      return;
    }
    if (reach == null) {
      failed(letter, "unknown_channel", false, Duration.ZERO);
      return;
    }
    letter.letter().alerts().forEach(each -> remember(each, letter.channel(), letter.attempt()));
    book.put(
        new Underway(
            letter.letter(),
            letter.rings(),
            letter.channels(),
            letter.place(),
            letter.attempt(),
            letter.tries(),
            letter.tellings() + 1,
            true,
            OpenBook.wholeSecond(book.now + PATIENCE.toMillis())));
    book.parcels.add(
        new Parcel(
            book.to.name(),
            reach.address(),
            book.to.language(),
            book.to.zone(),
            book.to.tier(),
            letter.letter(),
            letter.attempt()));
  }

  private boolean isSuperseded(Underway letter) {
    if (!(letter.letter() instanceof Letter.OfAlert single)) {
      return false;
    }
    Known known = book.known(single.alert().id());
    int version = single.alert().version();
    return known != null
        && known.version() > version
        && (!letter.rings() || known.rang() > version || known.over());
  }

  private void remember(PublishedAlert alert, String channel, int attempt) {
    Known known = book.known(alert.id());
    if (known != null && known.version() == alert.version()) {
      book.remember(with(known, new Try(channel, attempt, false)));
    }
  }

  private static Known with(Known known, Try tried) {
    List<Try> tries = new ArrayList<>(known.tries());
    tries.removeIf(each -> each.channel().equals(tried.channel()));
    tries.add(tried);
    List<String> ever = new ArrayList<>(known.ever());
    if (!ever.contains(tried.channel())) {
      ever.add(tried.channel());
    }
    return new Known(
        known.alert(),
        known.version(),
        known.rang(),
        known.call(),
        known.over(),
        List.copyOf(tries),
        List.copyOf(ever),
        known.early(),
        known.forgetAt());
  }

  /** Takes a step about this recipient. */
  void recorded(Step step) {
    if (step.isUndelivered()) {
      undelivered(step);
    } else if (step.isResult()) {
      result(step);
    } else if (step.kind() == Step.Kind.DELIVERED) {
      arrived(step.letter(), step.channel());
    } else if (step.kind() == Step.Kind.ACKNOWLEDGED) {
      arrived(step.alert() + "." + step.version(), "");
    }
  }

  private void result(Step step) {
    Underway letter = book.underway(step.letter());
    if (step.kind() == Step.Kind.SENT) {
      // By whichever of its channels: it is told. An attempt still out elsewhere is not waited for.
      boolean awaited = letter != null && letter.channels().contains(step.channel());
      took(step, awaited);
      if (awaited) {
        book.remove(letter);
        awaitReceipt(letter, step);
      }
    } else if (letter != null
        && letter.out()
        && letter.channel().equals(step.channel())
        && letter.attempt() == step.attempt()) {
      failed(letter, step.reason(), step.again(), step.after());
    }
  }

  /** A channel that names what it took may say later that it did not arrive. */
  private void awaitReceipt(Underway letter, Step sent) {
    if (!sent.reference().isEmpty()) {
      long until = book.now + Duration.ofHours(RecipientBook.RECEIPT_HOURS).toMillis();
      book.putTaken(
          new Underway(
              letter.letter(),
              letter.rings(),
              letter.channels(),
              letter.channels().indexOf(sent.channel()),
              sent.attempt(),
              letter.tries(),
              letter.tellings(),
              false,
              OpenBook.wholeHour(until)));
    }
  }

  /** It arrived, by that channel or by whichever: no receipt is awaited any more. */
  private void arrived(String letter, String channel) {
    Underway taken = book.taken(letter);
    if (taken != null && (channel.isEmpty() || taken.channel().equals(channel))) {
      book.removeTaken(taken);
    }
  }

  /** What a channel took did not arrive: the next one is tried, unless it is on its way already. */
  private void undelivered(Step step) {
    Underway taken = book.taken(step.letter());
    if (taken == null || !taken.channel().equals(step.channel())) {
      return;
    }
    book.removeTaken(taken);
    taken.letter().alerts().forEach(each -> remember(each, taken.channel(), taken.attempt()));
    if (book.underway(step.letter()) != null) {
      return;
    }
    List<String> left =
        usable(
            taken.letter(), taken.channels().subList(taken.place() + 1, taken.channels().size()));
    if (left.isEmpty()) {
      dead(taken.letter(), book.to.name(), step.reason());
    } else {
      handOut(
          at(new Underway(taken.letter(), taken.rings(), left, 0, 1, 1, 0, false, book.now), 0));
    }
  }

  private void took(Step step, boolean awaited) {
    Known known = book.known(step.alert());
    if (known == null || known.version() < step.version()) {
      book.remember(early(step, known));
      return;
    }
    if (known.version() > step.version()) {
      return;
    }
    Try before =
        known.tries().stream()
            .filter(each -> each.channel().equals(step.channel()))
            .findFirst()
            .orElse(null);
    if (before == null && !awaited && !new Holding(book).wasTold(step.alert(), step.version())) {
      List<String> early = new ArrayList<>(known.early());
      early.add(step.channel());
      known = early(known, early);
    }
    int attempts = Math.max(step.attempt(), before == null ? 0 : before.attempts());
    book.remember(with(known, new Try(step.channel(), attempts, true)));
  }

  private Known early(Step step, Known before) {
    Known known =
        new Known(
            step.alert(),
            step.version(),
            before == null ? 0 : before.rang(),
            before == null ? 0 : before.call(),
            false,
            List.of(),
            before == null ? List.of() : before.ever(),
            List.of(step.channel()),
            Math.max(book.forgetAt(), before == null ? 0 : before.forgetAt()));
    return with(known, new Try(step.channel(), step.attempt(), true));
  }

  private static Known early(Known known, List<String> early) {
    return new Known(
        known.alert(),
        known.version(),
        known.rang(),
        known.call(),
        known.over(),
        known.tries(),
        known.ever(),
        List.copyOf(early),
        known.forgetAt());
  }

  private void failed(Underway letter, String reason, boolean again, Duration after) {
    boolean last = letter.place() == letter.channels().size() - 1;
    int most = last ? RecipientBook.LAST_TRIES : RecipientBook.TRIES;
    boolean worthWaiting = last || after.compareTo(LONG_WAIT) <= 0;
    if (again && worthWaiting && letter.tries() < most) {
      book.put(later(letter, after));
    } else if (!last) {
      handOut(at(letter, letter.place() + 1));
    } else {
      book.remove(letter);
      dead(letter.letter(), book.to.name(), reason);
    }
  }

  private void dead(Letter letter, String recipient, String reason) {
    for (PublishedAlert each : letter.alerts()) {
      Step step = Step.of(Step.Kind.FAILED, each, recipient, reason, book.now);
      book.steps.add(step.on("", letter.name()));
    }
  }

  private Underway later(Underway letter, Duration after) {
    double pause = FIRST_PAUSE_MS * (1L << (letter.tries() - 1));
    String key = book.to.name() + "/" + letter.channel() + "/" + letter.letter().name();
    double jitter = 0.5 + Hash.part(key + "/" + letter.attempt());
    long pauseMs = (long) (Math.min(pause, LONGEST_PAUSE_MS) * jitter);
    return new Underway(
        letter.letter(),
        letter.rings(),
        letter.channels(),
        letter.place(),
        letter.attempt() + 1,
        letter.tries() + 1,
        0,
        false,
        OpenBook.wholeSecond(book.now + Math.max(pauseMs, after.toMillis())));
  }

  /** Hands out what is due. */
  void woken() {
    for (Underway letter : book.due()) {
      if (letter.out() && letter.tellings() == RecipientBook.TELLINGS) {
        failed(letter, "no_result", true, Duration.ZERO);
      } else {
        handOut(letter);
      }
    }
  }

  /** All that is on its way fails: the recipient is gone. */
  void giveUp(String recipient) {
    book.removeAll().forEach(each -> dead(each.letter(), recipient, "unknown_recipient"));
  }
}

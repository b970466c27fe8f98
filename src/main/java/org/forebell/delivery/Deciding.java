package org.forebell.delivery;

import java.util.ArrayList;
import java.util.List;
import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert;
import org.forebell.delivery.RecipientState.Known;
import org.forebell.risk.Level;

/** What a call comes to: a letter at once, an entry of a digest, or nothing, with its reason. */
final class Deciding {

  private final OpenBook book;
  private final Sending sending;
  private final Holding holding;

  Deciding(OpenBook book) {
    this.book = book;
    this.sending = new Sending(book);
    this.holding = new Holding(book);
  }

  void take(Call call) {
    PublishedAlert alert = call.alert();
    Known before = book.known(alert.id());
    if (before != null && call.number() <= before.call()) {
      return;
    }
    if (before != null && alert.version() < before.version()) {
      book.remember(after(before, call));
      book.record(Step.Kind.SUPPRESSED, alert, "superseded");
      return;
    }
    boolean sameVersion = before != null && before.version() == alert.version();
    if (sameVersion && !before.early().isEmpty()) {
      takeEarly(call, before);
      return;
    }
    book.remember(known(call, before));
    if (alert.change().ends()) {
      end(call, before);
    } else if (sameVersion && before.call() > 0) {
      again(call);
    } else {
      tell(call);
    }
  }

  /** Before the crash this very call was answered by a letter. */
  private void takeEarly(Call call, Known before) {
    List<String> early = before.early().subList(1, before.early().size());
    Known next = known(call, before);
    book.remember(
        new Known(
            next.alert(),
            next.version(),
            next.rang(),
            next.call(),
            next.over(),
            next.tries(),
            next.ever(),
            List.copyOf(early),
            next.forgetAt()));
    if (call.interrupts() && call.alert().level() != Level.CRITICAL) {
      book.ring(call.alert().area());
    }
    holding.drop(call.alert());
  }

  private Known known(Call call, Known before) {
    PublishedAlert alert = call.alert();
    boolean sameVersion = before != null && before.version() == alert.version();
    int rang = before == null ? 0 : before.rang();
    return new Known(
        alert.id(),
        alert.version(),
        call.interrupts() ? alert.version() : rang,
        call.number(),
        alert.change().ends(),
        sameVersion ? before.tries() : List.of(),
        before == null ? List.of() : before.ever(),
        List.of(),
        book.forgetAt(alert));
  }

  private static Known after(Known before, Call call) {
    return new Known(
        before.alert(),
        before.version(),
        before.rang(),
        call.number(),
        before.over(),
        before.tries(),
        before.ever(),
        before.early(),
        before.forgetAt());
  }

  private void end(Call call, Known before) {
    PublishedAlert alert = call.alert();
    if (before == null || before.ever().isEmpty()) {
      holding.forget(alert);
    } else if (alert.change() == Change.CANCELLED) {
      holding.drop(alert);
      sending.send(call, false, takingBack(before));
    } else {
      quietly(call);
    }
  }

  /** The channels that told it, then others, ringing ones only where one of those rang. */
  private List<String> takingBack(Known before) {
    boolean rang =
        book.to.reaches().stream()
            .anyMatch(each -> each.interrupts() && before.ever().contains(each.channel()));
    List<String> channels = new ArrayList<>();
    for (boolean told : new boolean[] {true, false}) {
      for (Reach each : book.to.reaches()) {
        if (before.ever().contains(each.channel()) == told
            && (told || rang || !each.interrupts())) {
          channels.add(each.channel());
        }
      }
    }
    return channels;
  }

  private void again(Call call) {
    PublishedAlert alert = call.alert();
    if (book.underway(alert.key()) != null) {
      book.record(Step.Kind.SUPPRESSED, alert, "underway");
    } else if (alert.level() != Level.CRITICAL && !book.mayRing(alert.area())) {
      book.record(Step.Kind.SUPPRESSED, alert, "budget");
    } else {
      ring(call);
    }
  }

  private void tell(Call call) {
    PublishedAlert alert = call.alert();
    boolean rings = call.interrupts() && alert.level().compareTo(Level.WARNING) >= 0;
    if (!rings) {
      quietly(call);
    } else if (alert.level() == Level.CRITICAL || book.mayRing(alert.area())) {
      ring(call);
    } else {
      holding.hold(alert, "budget");
    }
  }

  private void ring(Call call) {
    if (call.alert().level() != Level.CRITICAL) {
      book.ring(call.alert().area());
    }
    holding.drop(call.alert());
    List<String> channels = new ArrayList<>();
    for (boolean loud : new boolean[] {true, false}) {
      book.to.reaches().stream()
          .filter(each -> each.interrupts() == loud)
          .forEach(each -> channels.add(each.channel()));
    }
    sending.send(call, true, channels);
  }

  private void quietly(Call call) {
    PublishedAlert alert = call.alert();
    if (RecipientBook.isHeldBack(book.to, alert, book.now)) {
      holding.hold(alert, "quiet_hours");
    } else if (book.to.hasQuietReach()) {
      holding.drop(alert);
      sending.send(call, false, quietChannels(book.to));
    } else {
      holding.hold(alert, "no_call");
    }
  }

  static List<String> quietChannels(Recipient to) {
    return to.reaches().stream().filter(each -> !each.interrupts()).map(Reach::channel).toList();
  }
}

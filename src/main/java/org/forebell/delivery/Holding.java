package org.forebell.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.forebell.alert.PublishedAlert;

/** What waits for a digest, and the digest. */
final class Holding {

  private static final Comparator<Letter.HeldBack> GRAVEST_FIRST =
      Comparator.comparing((Letter.HeldBack each) -> each.alert().level())
          .thenComparing(each -> each.alert().at())
          .reversed()
          .thenComparing(each -> each.alert().id());

  private final OpenBook book;

  Holding(OpenBook book) {
    this.book = book;
  }

  /** Holds an alert back, in the place of its earlier version where one is held. */
  void hold(PublishedAlert alert, String because) {
    Letter.HeldBack before = drop(alert);
    String why = before == null ? because : before.because();
    book.held.add(new Letter.HeldBack(withoutEvidence(alert), why));
    book.held.sort(GRAVEST_FIRST);
    book.record(Step.Kind.QUEUED, alert, because);
    if (book.held.size() > RecipientBook.MOST_HELD) {
      Letter.HeldBack least = book.held.remove(book.held.size() - 1);
      book.unlisted++;
      book.record(Step.Kind.SUPPRESSED, least.alert(), "digest_full");
    }
    if (book.digestAt == 0) {
      book.digestAt = book.to.digestAfter(book.now);
    }
  }

  /** Takes an alert out, since it is told otherwise, or something newer is. */
  Letter.HeldBack drop(PublishedAlert alert) {
    for (Letter.HeldBack each : book.held) {
      if (each.alert().id().equals(alert.id())) {
        book.held.remove(each);
        if (each.alert().version() < alert.version()) {
          book.record(Step.Kind.SUPPRESSED, each.alert(), "superseded");
        }
        return each;
      }
    }
    return null;
  }

  /** Takes a version out that a digest told of, as a step says that was read again. */
  boolean wasTold(String alert, int version) {
    return book.held.removeIf(
        each -> each.alert().id().equals(alert) && each.alert().version() == version);
  }

  /** Everything that waits fails: the recipient is gone. */
  void giveUp(String recipient) {
    for (Letter.HeldBack each : book.held) {
      book.steps.add(
          Step.of(Step.Kind.FAILED, each.alert(), recipient, "unknown_recipient", book.now));
    }
    book.held.clear();
    book.unlisted = 0;
    book.ended = 0;
    book.digestAt = 0;
  }

  /** An alert ended of which the recipient never heard. */
  void forget(PublishedAlert alert) {
    if (drop(alert) != null) {
      book.ended++;
    }
    book.record(Step.Kind.SUPPRESSED, alert, "never_told");
  }

  /** Sends the digest when it is due. */
  void woken() {
    if (book.digestAt == 0 || book.digestAt > book.now) {
      return;
    }
    dropOutdated();
    boolean rings = !book.to.hasQuietReach();
    if (book.held.isEmpty()) {
      book.digestAt = 0;
      book.unlisted = 0;
      book.ended = 0;
    } else if (book.to.isQuiet(book.now) || (rings && !book.isSilent())) {
      book.digestAt = book.to.digestAfter(book.now);
    } else {
      send(rings);
    }
  }

  private void dropOutdated() {
    for (Letter.HeldBack each : List.copyOf(book.held)) {
      if (!each.alert().change().ends() && each.alert().validUntil() <= book.now) {
        book.held.remove(each);
        book.ended++;
        book.record(Step.Kind.SUPPRESSED, each.alert(), "validity");
      }
    }
  }

  private void send(boolean rings) {
    if (rings) {
      book.ring("");
    }
    List<Letter.HeldBack> held = List.copyOf(book.held);
    Letter.Digest digest = new Letter.Digest(name(held), book.now, held, book.unlisted, book.ended);
    book.held.clear();
    book.unlisted = 0;
    book.ended = 0;
    book.digestAt = 0;
    List<String> channels = new ArrayList<>(Deciding.quietChannels(book.to));
    if (rings) {
      book.to.reaches().forEach(each -> channels.add(each.channel()));
    }
    new Sending(book).send(digest, rings, channels);
  }

  /** By what is in it, so that the same digest has the same name, and another has another. */
  private String name(List<Letter.HeldBack> held) {
    StringBuilder content = new StringBuilder().append(book.digestAt);
    held.forEach(each -> content.append(' ').append(each.alert().key()));
    return "digest-" + Long.toUnsignedString(Hash.of(content), 36);
  }

  private static PublishedAlert withoutEvidence(PublishedAlert alert) {
    return new PublishedAlert(
        alert.kind(),
        alert.id(),
        alert.version(),
        alert.change(),
        alert.area(),
        alert.where(),
        alert.subject(),
        alert.level(),
        alert.previousLevel(),
        alert.at(),
        alert.horizon(),
        alert.probability(),
        alert.usual(),
        alert.confidence(),
        alert.factors(),
        alert.counts(),
        alert.access(),
        List.of(),
        alert.evidenceTotal(),
        alert.exit(),
        alert.validUntil(),
        alert.test(),
        alert.muted(),
        alert.silence(),
        alert.model(),
        alert.policy());
  }
}

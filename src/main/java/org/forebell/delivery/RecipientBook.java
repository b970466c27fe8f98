package org.forebell.delivery;

import org.forebell.alert.PublishedAlert;
import org.forebell.risk.Level;

/**
 * When and how one recipient is told of what ladders call for.
 *
 * <p><b>What interrupts.</b> A call that interrupts, at critical, goes out at once, whatever the
 * hour. At warning it does so while the budget lasts: at most {@value #MOST_RINGS} interrupting
 * messages in any 12 hours, and of those at most one about the same area. We read "the budget of
 * one area never mutes another" so: one area, however much happens there, cannot use up a
 * recipient's budget; two areas can. What does not fit joins the next digest, which says why. A
 * message that takes back what was told ({@code cancelled}) goes out at once, on the channels that
 * told it, and counts against nothing.
 *
 * <p><b>What does not.</b> Everything else goes at once by the first channel that does not ring;
 * where the recipient has none, with the next digest. In quiet hours what is below warning waits
 * for their end, and goes with the digest that is due then. A digest holds the newest version of
 * each alert, leaves out what ended before it could be told, and counts what it does not list. By a
 * channel that rings it goes only when nothing has rung for 12 hours, and counts as one message, so
 * that there always is room for a warning beside it.
 *
 * <p><b>Attempts.</b> One parcel a letter at a time. A channel that may work later is tried {@value
 * #TRIES} times, then the next channel, the last one {@value #LAST_TRIES} times; one that refuses,
 * or asks to wait long, once. When all have failed a dead letter is recorded. An attempt whose
 * result does not come is handed out again under the same key, {@value #TELLINGS} times in all, as
 * a process may have died with it. An older version that does not interrupt, or whose successor
 * does, is not tried again once there is a newer one.
 *
 * <p>One key (recipient, channel, alert, version) is sent once: who is called for the same version
 * again, as at the top of a ladder, is told on a channel that did not take it yet. A call or a
 * result that was seen changes nothing; a result that comes before its call, as after a crash,
 * counts as the answer to it.
 *
 * <p><b>Receipts.</b> Who took a letter and names it may report within {@value #RECEIPT_HOURS}
 * hours that it could not be delivered: that is an attempt that failed for good, so the next
 * channel is tried at once, and where there is none a dead letter is recorded. Who acknowledged
 * meanwhile has read it.
 *
 * <p>State is bounded by {@value #MOST_KNOWN} alerts known, {@value #MOST_UNDERWAY} letters on
 * their way, as many taken, and {@value #MOST_HELD} alerts in a digest.
 */
public final class RecipientBook {

  static final int MOST_RINGS = 2;
  static final int TRIES = 3;
  static final int LAST_TRIES = 10;
  static final int TELLINGS = 3;
  static final int RECEIPT_HOURS = 24;
  static final int MOST_KNOWN = 5_000;
  static final int MOST_UNDERWAY = 2_000;
  static final int MOST_HELD = 100;

  private final Routing routing;

  public RecipientBook(Routing routing) {
    this.routing = routing;
  }

  /**
   * A ladder calls.
   *
   * @param memory of the recipient called
   * @param now epoch milliseconds
   */
  public Turn called(RecipientMemory memory, Call call, long now) {
    Recipient to = routing.recipient(call.recipient());
    OpenBook book = new OpenBook(to, memory, now);
    if (to == null) {
      Step step =
          Step.of(Step.Kind.FAILED, call.alert(), call.recipient(), "unknown_recipient", now);
      book.steps.add(step);
    } else {
      new Deciding(book).take(call);
    }
    return book.turn();
  }

  /**
   * A step about this recipient was recorded. Whoever runs the book hands it all of them, its own
   * included.
   */
  public Turn recorded(RecipientMemory memory, Step step, long now) {
    OpenBook book = new OpenBook(routing.recipient(step.recipient()), memory, now);
    if (book.to != null) {
      new Sending(book).recorded(step);
    }
    return book.turn();
  }

  /** Time has passed. */
  public Turn woken(RecipientMemory memory, String recipient, long now) {
    OpenBook book = new OpenBook(routing.recipient(recipient), memory, now);
    if (book.to == null) {
      new Sending(book).giveUp(recipient);
      new Holding(book).giveUp(recipient);
    } else {
      new Sending(book).woken();
      new Holding(book).woken();
    }
    book.forget();
    return book.turn();
  }

  /** Whether the quiet hours of a recipient hold an alert back. */
  static boolean isHeldBack(Recipient to, PublishedAlert alert, long now) {
    return alert.level().compareTo(Level.WARNING) < 0 && to.isQuiet(now);
  }
}

package org.forebell.delivery;

import java.util.List;

/** When and how one recipient is told. Immutable; state is handed in and out. */
public final class RecipientBook {

  private final Routing routing;

  public RecipientBook(Routing routing) {
    this.routing = routing;
  }

  /**
   * A ladder calls.
   *
   * @param state null where nothing was known
   * @param now epoch milliseconds
   */
  public Turn called(RecipientState state, Call call, long now) {
    Recipient to = routing.recipient(call.recipient());
    Letter letter = new Letter.OfAlert(call.alert(), call.earlier(), call.answer());
    Parcel parcel =
        new Parcel(
            to.name(),
            to.reaches().get(0).address(),
            to.language(),
            to.zone(),
            to.tier(),
            letter,
            1);
    return new Turn(state, List.of(parcel), List.of(), Long.MAX_VALUE);
  }

  /** A step about this recipient was recorded, its own ones included. */
  public Turn recorded(RecipientState state, String recipient, Step step, long now) {
    return new Turn(state, List.of(), List.of(), Long.MAX_VALUE);
  }

  /** Time has passed. */
  public Turn woken(RecipientState state, String recipient, long now) {
    return new Turn(state, List.of(), List.of(), Long.MAX_VALUE);
  }
}

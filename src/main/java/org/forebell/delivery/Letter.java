package org.forebell.delivery;

import java.util.List;
import org.forebell.alert.PublishedAlert;

/** What a recipient is told at once. */
public sealed interface Letter {

  /** Unique among letters to one recipient: of an alert its name and version. */
  String name();

  /** The alerts it tells of. */
  List<PublishedAlert> alerts();

  /**
   * One version of an alert.
   *
   * @param earlier versions of it that were published before, the oldest first
   * @param answer whether an acknowledgement is awaited
   */
  record OfAlert(PublishedAlert alert, List<Earlier> earlier, boolean answer) implements Letter {

    @Override
    public String name() {
      return alert.key();
    }

    /** The name of the letter that told of an earlier version. */
    public String nameOf(Earlier before) {
      return alert.id() + "." + before.version();
    }

    @Override
    public List<PublishedAlert> alerts() {
      return List.of(alert);
    }
  }

  /**
   * A version that was published before.
   *
   * @param at when it was decided, epoch milliseconds
   */
  record Earlier(int version, long at) {}

  /**
   * What was held back, newest version of each alert.
   *
   * @param at when it was put together, epoch milliseconds
   * @param held the gravest first; never empty
   * @param unlisted how many more were held back than it lists
   * @param ended how many alerts began and ended since the digest before, so that nothing is left
   *     to tell of them
   */
  record Digest(String name, long at, List<HeldBack> held, int unlisted, int ended)
      implements Letter {

    @Override
    public List<PublishedAlert> alerts() {
      return held.stream().map(HeldBack::alert).toList();
    }
  }

  /**
   * An alert in a digest.
   *
   * @param alert its newest version, without the ids of its evidence
   * @param because a code: {@code quiet_hours}, {@code budget}, {@code no_call} (the level does not
   *     call for an interruption)
   */
  record HeldBack(PublishedAlert alert, String because) {}
}

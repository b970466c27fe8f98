package org.forebell.delivery;

import org.forebell.delivery.RecipientState.Known;
import org.forebell.delivery.RecipientState.Underway;

/**
 * What is remembered of one recipient, leaf by leaf: an input to a book reads and writes what it is
 * about, however much else is open.
 */
public interface RecipientMemory {

  /** What is of use for every input; null where nothing is remembered. */
  RecipientState head();

  /**
   * @param head null where nothing is left to remember
   */
  void keep(RecipientState head);

  /** Alerts it was called for, by name. */
  Leaves<Known> known();

  /** Letters to be sent or on their way, by name. */
  Leaves<Underway> underway();

  /** Letters that a channel took and may yet report as not delivered, by name. */
  Leaves<Underway> taken();

  /** Values by name. */
  interface Leaves<V> {

    /** The value of that name, null where there is none. */
    V get(String name);

    /**
     * @param value null to forget it
     */
    void put(String name, V value);

    /** All values, in any order; what is put meanwhile may be missing. */
    Iterable<V> all();
  }
}

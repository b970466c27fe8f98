package org.forebell.delivery;

import java.util.List;
import org.forebell.alert.PublishedAlert;

/**
 * A ladder asks that a recipient be told of a version of an alert. How and when is up to the
 * recipient's book.
 *
 * @param number of the call among all of its ladder, counted from 1; the same call has the same
 *     number however often it arrives
 * @param earlier versions that were published before, the oldest first
 * @param interrupts whether it is worth an interruption: what is new calls for one
 * @param answer whether an acknowledgement is awaited
 * @param because a code for people who ask why: {@code first}, {@code deputy}, {@code lead} (the
 *     rung), {@code area}, {@code facility} (what the recipient answers for), {@code told} (was
 *     told of an earlier version)
 */
public record Call(
    String recipient,
    int number,
    PublishedAlert alert,
    List<Letter.Earlier> earlier,
    boolean interrupts,
    boolean answer,
    String because) {}

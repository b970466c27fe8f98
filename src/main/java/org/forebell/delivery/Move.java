package org.forebell.delivery;

import java.util.List;

/**
 * What follows from an input to a ladder.
 *
 * @param state to keep; null where nothing is left to remember
 * @param calls to make
 * @param steps to record
 * @param wakeAt when to wake the ladder at the latest, epoch milliseconds; {@code Long.MAX_VALUE}
 *     for never. Waking it early changes nothing.
 */
public record Move(LadderState state, List<Call> calls, List<Step> steps, long wakeAt) {}

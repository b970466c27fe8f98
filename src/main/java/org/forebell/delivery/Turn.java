package org.forebell.delivery;

import java.util.List;

/**
 * What follows from an input to a recipient's book.
 *
 * @param parcels to send, each once
 * @param steps to record
 * @param wakeAt when to wake the book at the latest, epoch milliseconds; {@code Long.MAX_VALUE} for
 *     never. Waking it early changes nothing.
 */
public record Turn(List<Parcel> parcels, List<Step> steps, long wakeAt) {}

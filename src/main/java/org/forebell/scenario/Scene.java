package org.forebell.scenario;

/**
 * One record as a sender would send it.
 *
 * @param access whether it goes to the topic of access reports, else to that of incidents
 * @param area the key it is sent under
 * @param knownAt when it arrives, epoch milliseconds; records come in this order
 * @param value the record, good or bad
 */
public record Scene(boolean access, String area, long knownAt, byte[] value) {}

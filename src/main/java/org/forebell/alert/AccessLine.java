package org.forebell.alert;

/**
 * Constraints on access of one kind and effect that are in force.
 *
 * @param routes how many routes they concern; 0 where the whole area is meant. Routes are not
 *     named: a name may endanger those who use it.
 */
public record AccessLine(String constraint, String effect, int routes) {}

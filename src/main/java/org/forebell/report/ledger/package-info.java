/**
 * Which reports are valid, and what they say together.
 *
 * <p>Reports are repeated, corrected, moved to another area, withdrawn and sent by several desks,
 * and arrive in any order. Two small ledgers make one answer of them: {@link
 * org.forebell.report.ledger.Whereabouts} knows, for one report id, every area it was ever filed
 * under; {@link org.forebell.report.ledger.History} knows, for one area, the valid version of each
 * report and the events they tell of.
 */
package org.forebell.report.ledger;

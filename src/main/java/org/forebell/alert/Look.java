package org.forebell.alert;

import java.util.List;
import org.forebell.report.AccessFacts;
import org.forebell.report.Subject;
import org.forebell.risk.Level;
import org.forebell.risk.Score;

/**
 * What was seen of one subject in one area at an instant.
 *
 * @param at epoch milliseconds
 * @param before the level up to the instant
 * @param level the level from the instant on
 * @param inForce constraints on access in force
 */
record Look(
    String area,
    Subject subject,
    long at,
    Score score,
    Level before,
    Level level,
    List<AccessFacts> inForce) {}

package org.forebell.alert;

import java.util.List;
import org.forebell.report.AccessFacts;
import org.forebell.report.Subject;
import org.forebell.risk.Level;
import org.forebell.risk.Score;
import org.forebell.silence.Silence;

/**
 * What was seen of one subject in one area at an instant.
 *
 * @param at epoch milliseconds
 * @param decidedBefore what the policy said up to the instant
 * @param toldBefore the level told up to the instant
 * @param drilledBefore whether that was an exercise
 * @param overrides what is told from the instant on
 * @param inForce constraints on access in force
 * @param silence of those who used to report from the area, null while they are heard
 */
record Look(
    String area,
    Subject subject,
    long at,
    Score score,
    Level decidedBefore,
    Level toldBefore,
    boolean drilledBefore,
    Overrides overrides,
    List<AccessFacts> inForce,
    Silence silence) {

  /** The level told from the instant on. */
  Level level() {
    return overrides.told();
  }
}

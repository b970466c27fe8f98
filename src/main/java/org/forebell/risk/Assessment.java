package org.forebell.risk;

import java.time.Duration;
import java.util.List;
import org.forebell.report.Subject;
import org.forebell.silence.Silence;

/**
 * How likely it is, in one area for one subject, that something happens within the horizon, given
 * all that was known at an instant.
 *
 * @param at epoch milliseconds
 * @param overrides ids of those in force
 * @param confidence how well what it rests on is known, a code of the list {@code confidence}
 * @param silence of those who used to report from the area, null while they are heard
 * @param model name and version of the model
 * @param policy version of the policy
 */
public record Assessment(
    String area,
    Subject subject,
    long at,
    Duration horizon,
    Score score,
    Level level,
    Counts counts,
    List<String> overrides,
    String confidence,
    Silence silence,
    String model,
    String policy) {}

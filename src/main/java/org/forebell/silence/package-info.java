/**
 * Who is not heard from: the rhythm in which areas and their sources usually report, learnt from
 * the log of time, and how improbable a gap is under it. Pure: no clock, no input or output.
 *
 * <p>Nobody reporting is no sign of safety. What this room finds never lowers a score.
 */
package org.forebell.silence;

/**
 * What alerts by a policy would have been like: how many, how long, what they covered and how
 * fairly, and which lines serve best within a budget. Levels come from {@link
 * org.forebell.risk.Hysteresis}, the same that decides in the stream. Pure: no clock, no input or
 * output.
 */
package org.forebell.backtest.lived;

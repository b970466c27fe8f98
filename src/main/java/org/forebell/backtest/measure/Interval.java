package org.forebell.backtest.measure;

/**
 * A value with its 95 % interval, of resampled areas where nothing else is said; NaN where it
 * cannot be computed.
 *
 * @param low the 2.5th percentile, likewise high the 97.5th
 */
public record Interval(double value, double low, double high) {}

package org.forebell.backtest.measure;

/**
 * A value with the 95 % interval of resampled areas; NaN where it cannot be computed.
 *
 * @param low the 2.5th percentile, likewise high the 97.5th
 */
public record Interval(double value, double low, double high) {}

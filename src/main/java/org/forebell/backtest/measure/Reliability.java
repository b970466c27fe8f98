package org.forebell.backtest.measure;

/**
 * Of the forecasts of one of ten bins of equal count, how often the event came.
 *
 * @param forecast the mean forecast
 * @param observed the share of events, with its interval
 */
public record Reliability(double forecast, Interval observed, long areaDays) {}

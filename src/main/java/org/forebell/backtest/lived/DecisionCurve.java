package org.forebell.backtest.lived;

import java.util.List;

/**
 * One family of ways to alert, from few area-days to many.
 *
 * @param name a code
 * @param title what it is, for readers
 */
public record DecisionCurve(String name, String title, List<DecisionPoint> points) {}

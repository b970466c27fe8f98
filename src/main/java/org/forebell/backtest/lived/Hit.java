package org.forebell.backtest.lived;

/**
 * Something that affected the subject, which an alert should have come before.
 *
 * @param area its number in the panel
 * @param day when it happened, days since 1970
 * @param event which event, for looking up what an audit groups by
 */
public record Hit(int area, int day, String event) {}

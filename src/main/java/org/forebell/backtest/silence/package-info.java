/**
 * Judges silences on a history: how soon a cut is told, how often silence is told where nothing was
 * cut, and completeness and timeliness by area and week, as systems of disease surveillance report
 * them (EWARS).
 */
package org.forebell.backtest.silence;

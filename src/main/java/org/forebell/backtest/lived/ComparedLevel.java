package org.forebell.backtest.lived;

import org.forebell.risk.Level;

/**
 * One level, or a higher one, under two policies.
 *
 * @param liveEpisodes how many stood or began, likewise shadowEpisodes
 * @param areaDays area-days under it, of all
 * @param cover incidents and threats that came while it stood at the midnight before, of all
 * @param precision episodes with an incident or threat in the seven days from their start, of those
 *     whose seven days have passed
 */
public record ComparedLevel(
    Level level,
    int liveEpisodes,
    int shadowEpisodes,
    Beside areaDays,
    Beside cover,
    Beside precision) {}

package org.forebell.silence;

import java.time.Duration;

/**
 * What is found of who is heard from in an area at an instant.
 *
 * @param since when anybody was last heard, epoch milliseconds
 * @param chance that a gap there is as long as this one, by the area's own rhythm; 0 to 1
 * @param usualGap how long it usually takes until somebody is heard again: the mean of the last
 *     months, counted in hours in which one reports
 * @param sources how many are known to report from there
 * @param silentSources how many of them do not: all when cut off, else those silent by their own
 *     rhythm
 * @param usualDelay how long after what they tell of reports usually come
 * @param delay what most of the newest took at least
 */
public record Finding(
    Answer answer,
    long since,
    double chance,
    Duration usualGap,
    int sources,
    int silentSources,
    Duration usualDelay,
    Duration delay) {}

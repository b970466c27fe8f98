package org.forebell.scenario;

/**
 * An area of a made-up world.
 *
 * @param area {@code ISO3/name}
 * @param signsPerWeek near misses and threats that come of themselves
 * @param attacksPerWeek incidents that harm or damage and come of themselves
 * @param desks how many desks report from there: few where reporting is thin
 */
public record ScenarioArea(String area, double signsPerWeek, double attacksPerWeek, int desks) {}

package org.forebell.risk;

import java.util.List;

/**
 * An event of the last 30 days and the reports that tell of it.
 *
 * @param signals what it counts as, a set of {@link Signal#bit()}
 * @param sources independent of each other
 * @param weight of the best report, 0 to 100
 */
public record Evidence(
    String event, int slice, int signals, int sources, int weight, List<String> reports) {}

package org.forebell.report;

import java.util.List;

/**
 * A word on access as its valid reports tell it.
 *
 * @param since the earliest time told, epoch milliseconds
 * @param told the time of the latest word, epoch milliseconds: on one route the latest word holds
 * @param routeHash which route, without its name; 0 means the whole area
 * @param until when the constraint ends by its own word, epoch milliseconds; {@link Long#MAX_VALUE}
 *     when no end was stated
 */
public record AccessFacts(
    String event,
    int slice,
    long since,
    long told,
    String constraint,
    AccessEffect effect,
    long routeHash,
    long until,
    int sources,
    int weight,
    List<String> reports)
    implements EventFacts {}

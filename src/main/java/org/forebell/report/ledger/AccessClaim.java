package org.forebell.report.ledger;

import org.forebell.report.AccessEffect;

/**
 * One report's word on access.
 *
 * @param route a hash of the route's name, 0 for the whole area: the name itself stays behind
 * @param until the stated end, epoch milliseconds; {@link Long#MAX_VALUE} when none was stated
 */
public record AccessClaim(
    String id,
    String event,
    long source,
    int weight,
    long occurredAt,
    String constraint,
    AccessEffect effect,
    long route,
    long until)
    implements Claim {}

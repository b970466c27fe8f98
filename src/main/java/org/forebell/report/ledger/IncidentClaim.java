package org.forebell.report.ledger;

import org.forebell.report.Outcome;

/** One report's word on an incident. */
public record IncidentClaim(
    String id,
    String event,
    long source,
    int weight,
    long occurredAt,
    Outcome outcome,
    boolean affectsStaff,
    boolean affectsFacility)
    implements Claim {}

package org.forebell.report;

import java.util.List;

/** An incident as its valid reports tell it: the gravest outcome, and everybody it affected. */
public record IncidentFacts(
    String event,
    int slice,
    Outcome outcome,
    boolean affectsStaff,
    boolean affectsFacility,
    int sources,
    int weight,
    List<String> reports)
    implements EventFacts {}

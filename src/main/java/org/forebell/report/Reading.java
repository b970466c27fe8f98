package org.forebell.report;

/** What became of a record: a report, or the reason why it is none. */
public sealed interface Reading permits Accepted, Rejection {}

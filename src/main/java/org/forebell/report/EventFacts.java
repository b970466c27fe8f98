package org.forebell.report;

import java.util.List;

/**
 * What the valid reports of one event in one area say together: the union of what they tell, at the
 * earliest time they give. Recomputed from the whole set whenever a report comes, changes or goes,
 * so that no order of arrival can matter.
 */
public sealed interface EventFacts permits IncidentFacts, AccessFacts {

  /** The event's key in its area. */
  String event();

  /** The earliest time told, in whole hours since 1970, never later than when it became known. */
  int slice();

  /** The ids of the valid reports that tell of the event, sorted. */
  List<String> reports();

  /** How many sources, independent of each other, tell of the event; at least 1. */
  int sources();

  /** The best grade among the reports, 0 (unreliable) to 100 (confirmed, fully reliable). */
  int weight();
}

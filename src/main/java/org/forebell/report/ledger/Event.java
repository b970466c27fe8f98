package org.forebell.report.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.forebell.report.AccessFacts;
import org.forebell.report.EventFacts;
import org.forebell.report.IncidentFacts;
import org.forebell.report.Outcome;

/**
 * One event of an area: the valid reports that tell of it, in the order of their ids. Its facts are
 * a pure function of that set.
 */
public record Event(List<Member> members) {

  private static final Comparator<Member> LATEST_WORD =
      Comparator.<Member>comparingLong(member -> member.claim().occurredAt())
          .thenComparingLong(Member::reportedAt)
          .thenComparing(member -> member.claim().id());

  /** The event with this report's word added, in place of its former word if it had one. */
  Event with(Member member) {
    List<Member> joined = new ArrayList<>(members.size() + 1);
    for (Member each : members) {
      if (!each.claim().id().equals(member.claim().id())) {
        joined.add(each);
      }
    }
    joined.add(member);
    joined.sort(Comparator.comparing(each -> each.claim().id()));
    return new Event(joined);
  }

  /** The event without this report's word; null when no other report tells of it. */
  Event without(String id) {
    List<Member> left = members.stream().filter(each -> !each.claim().id().equals(id)).toList();
    return left.isEmpty() ? null : new Event(left);
  }

  /** When it was last spoken of, epoch milliseconds. */
  long lastKnownAt() {
    return members.stream().mapToLong(Member::knownAt).max().orElseThrow();
  }

  /** What its reports say together. */
  EventFacts facts() {
    Claim first = members.get(0).claim();
    return first instanceof IncidentClaim ? incident(first.event()) : access(first.event());
  }

  private IncidentFacts incident(String key) {
    Outcome outcome = Outcome.NONE;
    boolean staff = false;
    boolean facility = false;
    for (Member member : members) {
      IncidentClaim claim = (IncidentClaim) member.claim();
      outcome = claim.outcome().compareTo(outcome) < 0 ? claim.outcome() : outcome;
      staff |= claim.affectsStaff();
      facility |= claim.affectsFacility();
    }
    return new IncidentFacts(
        key, slice(), outcome, staff, facility, sources(), weight(), reports());
  }

  private AccessFacts access(String key) {
    AccessClaim latest = (AccessClaim) members.stream().max(LATEST_WORD).orElseThrow().claim();
    long since =
        members.stream().mapToLong(member -> member.claim().occurredAt()).min().orElseThrow();
    return new AccessFacts(
        key,
        slice(),
        since,
        latest.occurredAt(),
        latest.constraint(),
        latest.effect(),
        latest.route(),
        latest.until(),
        sources(),
        weight(),
        reports());
  }

  private int slice() {
    int earliest = Integer.MAX_VALUE;
    for (Member member : members) {
      earliest = Math.min(earliest, member.slice());
    }
    return earliest;
  }

  private int sources() {
    return members.size() == 1
        ? 1
        : (int) members.stream().mapToLong(member -> member.claim().source()).distinct().count();
  }

  private int weight() {
    int best = 0;
    for (Member member : members) {
      best = Math.max(best, member.claim().weight());
    }
    return best;
  }

  private List<String> reports() {
    return members.size() == 1
        ? List.of(members.get(0).claim().id())
        : members.stream().map(member -> member.claim().id()).toList();
  }
}

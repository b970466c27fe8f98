package org.forebell.report.ledger;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.MurmurHash3;
import org.forebell.report.AccessReport;
import org.forebell.report.Incident;
import org.forebell.report.Report;

/** Reduces reports to claims: the last place that sees a source's id or a route's name. */
public final class Claims {

  private Claims() {}

  /** The filing of an incident or access report; null for what is not filed under an area. */
  public static Filing.Told filing(Report report, long knownAt) {
    if (report instanceof Incident incident) {
      return told(incident.area(), incident.reportedAt(), knownAt, of(incident));
    }
    if (report instanceof AccessReport access) {
      return told(access.area(), access.reportedAt(), knownAt, of(access));
    }
    return null;
  }

  private static IncidentClaim of(Incident report) {
    return new IncidentClaim(
        report.id(),
        "i:" + report.event(),
        hash(report.source()),
        report.grade().weight(),
        report.occurredAt(),
        report.outcome(),
        report.affectsStaff(),
        report.affectsFacility());
  }

  private static AccessClaim of(AccessReport report) {
    return new AccessClaim(
        report.id(),
        "a:" + report.event(),
        hash(report.source()),
        report.grade().weight(),
        report.occurredAt(),
        report.constraint(),
        report.effect(),
        report.route().isEmpty() ? 0 : hash(report.route()) | 1,
        report.until());
  }

  private static Filing.Told told(String area, long reportedAt, long knownAt, Claim claim) {
    return new Filing.Told(area, knownAt, new Version(reportedAt, digest(area, claim)), claim);
  }

  /** Records print all their fields, so the text of a claim is its content. */
  private static long digest(String area, Claim claim) {
    return hash(area + '\n' + claim);
  }

  private static long hash(String text) {
    return MurmurHash3.hash128x64(text.getBytes(StandardCharsets.UTF_8))[0];
  }
}

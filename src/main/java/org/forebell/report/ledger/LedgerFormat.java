package org.forebell.report.ledger;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.forebell.report.AccessEffect;
import org.forebell.report.Outcome;

/**
 * How ledgers and their entries are written in state and between machines, version 1. Codes are
 * written as codes or by a fixed number, never by a position that a new constant would move.
 */
public final class LedgerFormat {

  private static final byte TOLD = 1;
  private static final byte ELSEWHERE = 2;
  private static final byte WITHDRAWN = 3;
  private static final byte INCIDENT = 1;
  private static final byte ACCESS = 2;

  private LedgerFormat() {}

  public static void write(Filing filing, DataOutput out) throws IOException {
    if (filing instanceof Filing.Told told) {
      out.writeByte(TOLD);
      head(told, out);
      version(told.version(), out);
      claim(told.claim(), out);
    } else if (filing instanceof Filing.Elsewhere elsewhere) {
      out.writeByte(ELSEWHERE);
      head(elsewhere, out);
      out.writeUTF(elsewhere.id());
      version(elsewhere.version(), out);
    } else {
      out.writeByte(WITHDRAWN);
      head(filing, out);
      out.writeUTF(filing.id());
    }
  }

  public static Filing readFiling(DataInput in) throws IOException {
    byte kind = in.readByte();
    String area = in.readUTF();
    long knownAt = in.readLong();
    return switch (kind) {
      case TOLD -> new Filing.Told(area, knownAt, version(in), claim(in));
      case ELSEWHERE -> new Filing.Elsewhere(area, knownAt, in.readUTF(), version(in));
      case WITHDRAWN -> new Filing.Withdrawn(area, knownAt, in.readUTF());
      default -> throw unknown("filing", kind);
    };
  }

  public static void write(Entry entry, DataOutput out) throws IOException {
    out.writeBoolean(entry.version() != null);
    if (entry.version() != null) {
      version(entry.version(), out);
    }
    out.writeBoolean(entry.event() != null);
    if (entry.event() != null) {
      out.writeUTF(entry.event());
    }
    out.writeBoolean(entry.withdrawn());
    out.writeLong(entry.knownAt());
  }

  public static Entry readEntry(DataInput in) throws IOException {
    Version version = in.readBoolean() ? version(in) : null;
    String event = in.readBoolean() ? in.readUTF() : null;
    return new Entry(version, event, in.readBoolean(), in.readLong());
  }

  public static void write(Event event, DataOutput out) throws IOException {
    out.writeInt(event.members().size());
    for (Member member : event.members()) {
      claim(member.claim(), out);
      out.writeLong(member.reportedAt());
      out.writeLong(member.knownAt());
    }
  }

  public static Event readEvent(DataInput in) throws IOException {
    int size = in.readInt();
    List<Member> members = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      members.add(new Member(claim(in), in.readLong(), in.readLong()));
    }
    return new Event(members);
  }

  public static void write(Whereabouts whereabouts, DataOutput out) throws IOException {
    out.writeLong(whereabouts.withdrawnAt());
    out.writeLong(whereabouts.lastKnownAt());
    out.writeInt(whereabouts.versions().size());
    for (Filing.Elsewhere filed : whereabouts.versions()) {
      write(filed, out);
    }
  }

  public static Whereabouts readWhereabouts(DataInput in) throws IOException {
    long withdrawnAt = in.readLong();
    long lastKnownAt = in.readLong();
    int size = in.readInt();
    List<Filing.Elsewhere> versions = new ArrayList<>(Math.max(1, size));
    for (int i = 0; i < size; i++) {
      versions.add((Filing.Elsewhere) readFiling(in));
    }
    return new Whereabouts(versions, withdrawnAt, lastKnownAt);
  }

  private static void head(Filing filing, DataOutput out) throws IOException {
    out.writeUTF(filing.area());
    out.writeLong(filing.knownAt());
  }

  private static void version(Version version, DataOutput out) throws IOException {
    out.writeLong(version.reportedAt());
    out.writeLong(version.digest());
  }

  private static Version version(DataInput in) throws IOException {
    return new Version(in.readLong(), in.readLong());
  }

  private static void claim(Claim claim, DataOutput out) throws IOException {
    out.writeByte(claim instanceof IncidentClaim ? INCIDENT : ACCESS);
    out.writeUTF(claim.id());
    out.writeUTF(claim.event());
    out.writeLong(claim.source());
    out.writeByte(claim.weight());
    out.writeLong(claim.occurredAt());
    if (claim instanceof IncidentClaim incident) {
      out.writeUTF(incident.outcome().code());
      out.writeBoolean(incident.affectsStaff());
      out.writeBoolean(incident.affectsFacility());
    } else if (claim instanceof AccessClaim access) {
      out.writeUTF(access.constraint());
      out.writeUTF(access.effect().code());
      out.writeLong(access.route());
      out.writeLong(access.until());
    }
  }

  private static Claim claim(DataInput in) throws IOException {
    byte kind = in.readByte();
    String id = in.readUTF();
    String event = in.readUTF();
    long source = in.readLong();
    int weight = in.readByte();
    long occurredAt = in.readLong();
    return switch (kind) {
      case INCIDENT ->
          new IncidentClaim(
              id,
              event,
              source,
              weight,
              occurredAt,
              Outcome.of(in.readUTF()),
              in.readBoolean(),
              in.readBoolean());
      case ACCESS ->
          new AccessClaim(
              id,
              event,
              source,
              weight,
              occurredAt,
              in.readUTF(),
              AccessEffect.of(in.readUTF()),
              in.readLong(),
              in.readLong());
      default -> throw unknown("claim", kind);
    };
  }

  private static IOException unknown(String what, byte kind) {
    return new IOException(
        "unknown kind of " + what + " in state: " + kind + "; written by a newer version?");
  }
}

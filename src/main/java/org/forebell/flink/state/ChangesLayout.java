package org.forebell.flink.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.forebell.report.AccessEffect;
import org.forebell.report.AccessFacts;
import org.forebell.report.EventChange;
import org.forebell.report.EventFacts;
import org.forebell.report.IncidentFacts;
import org.forebell.report.Outcome;

/** How the changes of events are written, version 1. */
final class ChangesLayout {

  private static final byte NOTHING = 0;
  private static final byte INCIDENT = 1;
  private static final byte ACCESS = 2;

  private ChangesLayout() {}

  static void write(List<EventChange> changes, DataOutput out) throws IOException {
    out.writeInt(changes.size());
    for (EventChange change : changes) {
      out.writeLong(change.at());
      facts(change.before(), out);
      facts(change.after(), out);
    }
  }

  static List<EventChange> read(DataInput in) throws IOException {
    int size = in.readInt();
    List<EventChange> changes = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      changes.add(new EventChange(in.readLong(), facts(in), facts(in)));
    }
    return changes;
  }

  private static void facts(EventFacts facts, DataOutput out) throws IOException {
    if (facts == null) {
      out.writeByte(NOTHING);
      return;
    }
    out.writeByte(facts instanceof IncidentFacts ? INCIDENT : ACCESS);
    out.writeUTF(facts.event());
    out.writeInt(facts.slice());
    if (facts instanceof IncidentFacts incident) {
      out.writeUTF(incident.outcome().code());
      out.writeBoolean(incident.affectsStaff());
      out.writeBoolean(incident.affectsFacility());
    } else if (facts instanceof AccessFacts access) {
      out.writeLong(access.since());
      out.writeLong(access.told());
      out.writeUTF(access.constraint());
      out.writeUTF(access.effect().code());
      out.writeLong(access.routeHash());
      out.writeLong(access.until());
    }
    out.writeInt(facts.sources());
    out.writeByte(facts.weight());
    reports(facts.reports(), out);
  }

  private static EventFacts facts(DataInput in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case NOTHING -> null;
      case INCIDENT ->
          new IncidentFacts(
              in.readUTF(),
              in.readInt(),
              Outcome.of(in.readUTF()),
              in.readBoolean(),
              in.readBoolean(),
              in.readInt(),
              in.readByte(),
              reports(in));
      case ACCESS ->
          new AccessFacts(
              in.readUTF(),
              in.readInt(),
              in.readLong(),
              in.readLong(),
              in.readUTF(),
              AccessEffect.of(in.readUTF()),
              in.readLong(),
              in.readLong(),
              in.readInt(),
              in.readByte(),
              reports(in));
      default -> throw new IOException("unknown kind of facts in state: " + kind);
    };
  }

  private static void reports(List<String> ids, DataOutput out) throws IOException {
    out.writeInt(ids.size());
    for (String id : ids) {
      out.writeUTF(id);
    }
  }

  private static List<String> reports(DataInput in) throws IOException {
    int size = in.readInt();
    if (size == 1) {
      return List.of(in.readUTF());
    }
    List<String> ids = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      ids.add(in.readUTF());
    }
    return ids;
  }
}

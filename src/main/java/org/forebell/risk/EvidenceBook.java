package org.forebell.risk;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of the last 30 days that a score rests on, the oldest first. The newest 500 are held,
 * so that a flood cannot fill a machine; the counts beside know of all.
 */
public final class EvidenceBook {

  private static final int DAYS_30 = 30 * 24;
  private static final int MOST = 500;

  private final List<Evidence> events;

  /** No evidence. */
  public EvidenceBook() {
    this(new ArrayList<>(1));
  }

  private EvidenceBook(List<Evidence> events) {
    this.events = events;
  }

  void put(Evidence evidence) {
    int place = events.size();
    while (place > 0 && isAfter(events.get(place - 1), evidence)) {
      place--;
    }
    events.add(place, evidence);
    if (events.size() > MOST) {
      events.remove(0);
    }
  }

  void remove(String event, int slice) {
    for (int i = events.size() - 1; i >= 0 && events.get(i).slice() >= slice; i--) {
      if (events.get(i).slice() == slice && events.get(i).event().equals(event)) {
        events.remove(i);
        return;
      }
    }
  }

  /** Forgets events of more than 30 days before a slice. */
  void advance(int now) {
    int old = 0;
    while (old < events.size() && events.get(old).slice() <= now - DAYS_30) {
      old++;
    }
    if (old > 0) {
      events.subList(0, old).clear();
    }
  }

  /** The events that are any of these signals, the oldest first. */
  public List<Evidence> of(int signals) {
    return events.stream().filter(each -> (each.signals() & signals) != 0).toList();
  }

  private static boolean isAfter(Evidence one, Evidence other) {
    return one.slice() > other.slice()
        || (one.slice() == other.slice() && one.event().compareTo(other.event()) > 0);
  }

  EvidenceBook copy() {
    return new EvidenceBook(new ArrayList<>(events));
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(events.size());
    for (Evidence each : events) {
      out.writeUTF(each.event());
      out.writeInt(each.slice());
      out.writeShort(each.signals());
      out.writeInt(each.sources());
      out.writeByte(each.weight());
      out.writeInt(each.reports().size());
      for (String report : each.reports()) {
        out.writeUTF(report);
      }
    }
  }

  static EvidenceBook read(DataInput in) throws IOException {
    int size = in.readInt();
    List<Evidence> events = new ArrayList<>(Math.max(1, size));
    for (int i = 0; i < size; i++) {
      String event = in.readUTF();
      int slice = in.readInt();
      int signals = in.readUnsignedShort();
      int sources = in.readInt();
      int weight = in.readByte();
      events.add(new Evidence(event, slice, signals, sources, weight, reports(in)));
    }
    return new EvidenceBook(events);
  }

  private static List<String> reports(DataInput in) throws IOException {
    int size = in.readInt();
    List<String> reports = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      reports.add(in.readUTF());
    }
    return List.copyOf(reports);
  }
}

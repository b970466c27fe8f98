package org.forebell.risk;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.forebell.report.EventChange;
import org.forebell.report.EventFacts;
import org.forebell.report.ledger.Slices;

/**
 * What an area's ledger remembers of time: since when the area is known, up to when it was told of,
 * and what its country has not yet heard.
 */
public final class AreaRecord {

  private static final long UNKNOWN = Long.MIN_VALUE;

  private long since = UNKNOWN;
  private long lastAt = UNKNOWN;
  private boolean introduced;
  private boolean changed;
  private DecayBank change = new DecayBank();

  /** Whether nothing was ever told of the area. */
  public boolean isBlank() {
    return lastAt == UNKNOWN;
  }

  /** The newest instant applied, epoch milliseconds. */
  public long lastAt() {
    return lastAt;
  }

  /** Notes that an instant was applied. */
  public void seen(long at) {
    lastAt = Math.max(lastAt, at);
  }

  /** Whether the country has something to hear. */
  public boolean hasChanged() {
    return changed;
  }

  /** Adds the changes of an instant to what the country has not yet heard. */
  public void add(List<EventChange> changes, long at) {
    since = since == UNKNOWN ? at : since;
    changed = true;
    int now = Slices.of(at);
    for (EventChange each : changes) {
      add(each.before(), -1, now);
      add(each.after(), 1, now);
    }
  }

  /** Gives what the country has not yet heard, as of a tick, and starts anew. */
  public AreaShare share(String area, long tick) {
    AreaShare share = new AreaShare(area, tick, since, !introduced, change);
    introduced = true;
    changed = false;
    change = new DecayBank();
    return share;
  }

  private void add(EventFacts facts, int count, int now) {
    if (facts == null) {
      return;
    }
    int signals = Signal.signals(facts);
    for (Signal signal : Signal.values()) {
      if ((signals & signal.bit()) != 0) {
        change.add(signal, facts.slice(), count, now);
      }
    }
  }

  /** An independent copy. */
  public AreaRecord copy() {
    AreaRecord copy = new AreaRecord();
    copy.since = since;
    copy.lastAt = lastAt;
    copy.introduced = introduced;
    copy.changed = changed;
    copy.change = change.copy();
    return copy;
  }

  /** Writes the record. */
  public static void write(AreaRecord record, DataOutput out) throws IOException {
    out.writeLong(record.since);
    out.writeLong(record.lastAt);
    out.writeBoolean(record.introduced);
    out.writeBoolean(record.changed);
    record.change.write(out);
  }

  /** Reads what {@link #write} wrote. */
  public static AreaRecord read(DataInput in) throws IOException {
    AreaRecord record = new AreaRecord();
    record.since = in.readLong();
    record.lastAt = in.readLong();
    record.introduced = in.readBoolean();
    record.changed = in.readBoolean();
    record.change = DecayBank.read(in);
    return record;
  }
}

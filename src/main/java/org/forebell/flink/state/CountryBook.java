package org.forebell.flink.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.forebell.flink.AreaShare;
import org.forebell.report.ledger.Slices;
import org.forebell.risk.CountryTotals;
import org.forebell.risk.DecayBank;

/**
 * A country's totals, and the shares of ticks that have not closed yet. Sums of integers, so the
 * order in which areas send cannot matter.
 */
public final class CountryBook {

  private long since = Long.MAX_VALUE;
  private int areas;
  private DecayBank total = new DecayBank();
  private final List<AreaShare> open;

  /** The book of a country nobody has told of. */
  public CountryBook() {
    this(new ArrayList<>(2));
  }

  private CountryBook(List<AreaShare> open) {
    this.open = open;
  }

  /** Takes in a share, to be added when its tick closes. */
  public void enter(AreaShare share) {
    open.add(share);
  }

  /** Adds all shares up to a tick and gives the totals as of it. */
  public CountryTotals close(String country, long tick) {
    for (AreaShare share : open) {
      if (share.tick() <= tick) {
        since = Math.min(since, share.since());
        areas += share.isNew() ? 1 : 0;
        total.addAll(share.change(), Slices.of(tick));
      }
    }
    open.removeIf(share -> share.tick() <= tick);
    return new CountryTotals(country, tick, since, areas, total.copy());
  }

  CountryBook copy() {
    CountryBook copy = new CountryBook(new ArrayList<>(open));
    copy.since = since;
    copy.areas = areas;
    copy.total = total.copy();
    return copy;
  }

  static void write(CountryBook book, DataOutput out) throws IOException {
    out.writeLong(book.since);
    out.writeInt(book.areas);
    book.total.write(out);
    out.writeInt(book.open.size());
    for (AreaShare share : book.open) {
      writeShare(share, out);
    }
  }

  static CountryBook read(DataInput in) throws IOException {
    long since = in.readLong();
    int areas = in.readInt();
    DecayBank total = DecayBank.read(in);
    int size = in.readInt();
    List<AreaShare> open = new ArrayList<>(Math.max(2, size));
    for (int i = 0; i < size; i++) {
      open.add(readShare(in));
    }
    CountryBook book = new CountryBook(open);
    book.since = since;
    book.areas = areas;
    book.total = total;
    return book;
  }

  static void writeShare(AreaShare share, DataOutput out) throws IOException {
    out.writeUTF(share.country());
    out.writeUTF(share.area());
    out.writeLong(share.tick());
    out.writeLong(share.since());
    out.writeBoolean(share.isNew());
    share.change().write(out);
  }

  static AreaShare readShare(DataInput in) throws IOException {
    return new AreaShare(
        in.readUTF(),
        in.readUTF(),
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        DecayBank.read(in));
  }
}

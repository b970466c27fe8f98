package org.forebell.silence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who reports from an area, by hash, each with its own usual gaps in the area's rhythm, when it
 * last said to have reported, and the id of its last report. At most {@link #MOST} are kept: those
 * heard last.
 */
final class Sources {

  private static final int MOST = 32;

  /** Who was not heard for so long is gone, not silent. */
  private static final long GONE_MS = 400L * 24 * Weeks.HOUR_MS;

  private final TreeMap<Long, Source> bySource = new TreeMap<>();

  private record Source(long lastAt, long reportedAt, String report, Gaps gaps) {}

  /**
   * Whether the sign is newer than all its source said before. What is sent again, by a bridge that
   * starts anew from where it stood, is no sign that anybody there can report now.
   */
  boolean isNews(Sign sign) {
    Source known = bySource.get(sign.source());
    return known == null || sign.reportedAt() > known.reportedAt();
  }

  /** Hears a source. */
  void hear(Sign sign, long at, Rhythm rhythm) {
    Source known = bySource.get(sign.source());
    Gaps gaps = known == null ? new Gaps() : known.gaps();
    if (known != null && at > known.lastAt()) {
      gaps.learn(rhythm.minutes(known.lastAt(), at));
    }
    String report = sign.report().isEmpty() && known != null ? known.report() : sign.report();
    bySource.put(sign.source(), new Source(at, sign.reportedAt(), report, gaps));
  }

  /** The last report of each that ever gave one. */
  List<String> lastReports() {
    return bySource.values().stream().map(Source::report).filter(id -> !id.isEmpty()).toList();
  }

  /** Forgets who is gone, and of a crowd those heard the longest ago. */
  void settle(long at) {
    bySource.values().removeIf(source -> at - source.lastAt() > GONE_MS);
    while (bySource.size() > MOST) {
      bySource.remove(longestAgo());
    }
  }

  private long longestAgo() {
    long found = bySource.firstKey();
    for (Map.Entry<Long, Source> each : bySource.entrySet()) {
      if (each.getValue().lastAt() < bySource.get(found).lastAt()) {
        found = each.getKey();
      }
    }
    return found;
  }

  void fade(int weeks) {
    bySource.values().forEach(source -> source.gaps().fade(weeks));
  }

  int size() {
    return bySource.size();
  }

  /** How many are silent by their own rhythm. */
  int silent(long at, Rhythm rhythm) {
    int silent = 0;
    for (Source each : bySource.values()) {
      Gaps gaps = each.gaps();
      double gap = rhythm.minutes(each.lastAt(), at);
      silent += gaps.isKnown() && gap >= gaps.tooLong() ? 1 : 0;
    }
    return silent;
  }

  Sources copy() {
    Sources copy = new Sources();
    bySource.forEach(
        (source, known) ->
            copy.bySource.put(
                source,
                new Source(
                    known.lastAt(), known.reportedAt(), known.report(), known.gaps().copy())));
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(bySource.size());
    for (Map.Entry<Long, Source> each : bySource.entrySet()) {
      out.writeLong(each.getKey());
      out.writeLong(each.getValue().lastAt());
      out.writeLong(each.getValue().reportedAt());
      out.writeUTF(each.getValue().report());
      each.getValue().gaps().write(out);
    }
  }

  static Sources read(DataInput in) throws IOException {
    Sources read = new Sources();
    int size = in.readByte();
    for (int i = 0; i < size; i++) {
      long source = in.readLong();
      read.bySource.put(
          source, new Source(in.readLong(), in.readLong(), in.readUTF(), Gaps.read(in)));
    }
    return read;
  }
}

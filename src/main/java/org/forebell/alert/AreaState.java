package org.forebell.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.forebell.policy.PublishedPolicy;
import org.forebell.report.Subject;
import org.forebell.risk.AreaRisk;
import org.forebell.risk.Level;
import org.forebell.risk.Signal;
import org.forebell.risk.SlidingCounts;
import org.forebell.risk.SlidingCounts.Span;

/**
 * All that is remembered of an area to decide what to tell: its risk, and for the live policy and
 * each shadow the levels and open alerts.
 */
public final class AreaState {

  /** The layout written today; 1 knew neither shadows nor overrides. */
  public static final int LAYOUT = 2;

  private static final double DAY_MS = 86_400_000;
  private static final long MONTH_MS = 30 * 86_400_000L;

  private final AreaRisk risk;
  private final Track live;
  private final TreeMap<String, Track> shadows;
  private long lastAt = Long.MIN_VALUE;

  /** An area nobody has told of. */
  public AreaState() {
    this(new AreaRisk(), new Track(), new TreeMap<>());
  }

  private AreaState(AreaRisk risk, Track live, TreeMap<String, Track> shadows) {
    this.risk = risk;
    this.live = live;
    this.shadows = shadows;
  }

  /** The newest instant decided, epoch milliseconds. */
  public long lastAt() {
    return lastAt;
  }

  /** The level that the live policy gives a subject; an override may have more told. */
  public Level level(Subject subject) {
    return live.level(subject).level();
  }

  /** The open alert of a subject, null when there is none. */
  public Episode episode(Subject subject) {
    return live.episode(subject);
  }

  /** How many shadow policies have levels here. */
  public int shadows() {
    return shadows.size();
  }

  /**
   * Whether anything happened to a subject within 7 days before the last look, threats included.
   */
  public boolean happened(Subject subject) {
    SlidingCounts counts = risk.counts();
    return counts.count(Signal.incidents(subject), Span.DAYS_7)
            + counts.count(Signal.threats(subject), Span.DAYS_7)
        > 0;
  }

  /**
   * Incidents of any kind a day, as long as the area has been known, for at least a month.
   *
   * @param at epoch milliseconds
   */
  public double incidentsADay(long at) {
    double days = Math.max(MONTH_MS, at - risk.since()) / DAY_MS;
    return risk.bank().ever(Signal.ANY_INCIDENT) / days;
  }

  AreaRisk risk() {
    return risk;
  }

  Track live() {
    return live;
  }

  /** The track of a shadow policy; it begins at the live policy's levels, with nothing told. */
  Track shadow(String version) {
    return shadows.computeIfAbsent(version, first -> live.untold());
  }

  void keepShadows(List<PublishedPolicy> policies) {
    if (!shadows.isEmpty()) {
      shadows.keySet().retainAll(policies.stream().map(PublishedPolicy::version).toList());
    }
  }

  void decided(long at) {
    lastAt = at;
  }

  /** An independent copy. */
  public AreaState copy() {
    TreeMap<String, Track> copies = new TreeMap<>();
    shadows.forEach((version, track) -> copies.put(version, track.copy()));
    AreaState copy = new AreaState(risk.copy(), live.copy(), copies);
    copy.lastAt = lastAt;
    return copy;
  }

  /** Writes the state, the same bytes for the same content. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(lastAt);
    risk.write(out);
    live.write(out);
    out.writeInt(shadows.size());
    for (Map.Entry<String, Track> each : shadows.entrySet()) {
      out.writeUTF(each.getKey());
      each.getValue().write(out);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param version of the layout
   */
  public static AreaState read(int version, DataInput in) throws IOException {
    long lastAt = in.readLong();
    AreaState state = new AreaState(AreaRisk.read(in), Track.read(version, in), new TreeMap<>());
    state.lastAt = lastAt;
    int shadows = version == 1 ? 0 : in.readInt();
    for (int i = 0; i < shadows; i++) {
      state.shadows.put(in.readUTF(), Track.read(version, in));
    }
    return state;
  }
}

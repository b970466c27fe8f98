package org.forebell.risk;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Plain counts of every signal in the last 24 hours, 7 days and 30 days, to the hour: what an
 * officer can check by hand.
 *
 * <p>Slices of an hour stand in order, each signal's count beside its slice, and for each window a
 * cursor marks the oldest slice inside. A contribution enters each window once and leaves it once,
 * so the work per contribution is constant on average, whatever the window. Only the last 30 days
 * are held.
 */
public final class SlidingCounts {

  /** The windows. */
  public enum Span {
    HOURS_24(24),
    DAYS_7(7 * 24),
    DAYS_30(30 * 24);

    private final int hours;

    Span(int hours) {
      this.hours = hours;
    }
  }

  private static final Span[] SPANS = Span.values();
  private static final int OLDEST = Span.DAYS_30.ordinal();

  private int[] slices = new int[4];
  private byte[] signals = new byte[4];
  private int[] counts = new int[4];
  private int size;
  private int nowSlice = Integer.MIN_VALUE;
  private final int[] starts = new int[SPANS.length];
  private final int[][] totals = new int[SPANS.length][Signal.COUNT];

  /** Adds a number of contributions, negative to withdraw them, at a time not before the last. */
  public void add(Signal signal, int slice, int count, int now) {
    advance(now);
    if (!isInside(slice, Span.DAYS_30)) {
      return;
    }
    int place = find(slice, signal.ordinal());
    if (place < 0) {
      insert(-place - 1, slice, signal, count);
    } else {
      counts[place] += count;
    }
    for (Span span : SPANS) {
      if (isInside(slice, span)) {
        totals[span.ordinal()][signal.ordinal()] += count;
      }
    }
  }

  /** Lets time move on to a slice; it never moves back. */
  public void advance(int now) {
    if (now <= nowSlice) {
      return;
    }
    nowSlice = now;
    for (Span span : SPANS) {
      int w = span.ordinal();
      while (starts[w] < size && !isInside(slices[starts[w]], span)) {
        totals[w][signals[starts[w]]] -= counts[starts[w]];
        starts[w]++;
      }
    }
    if (starts[OLDEST] > size / 2) {
      forget(starts[OLDEST]);
    }
  }

  /** The count in the window that ends with the slice advanced to. */
  public int count(Signal signal, Span span) {
    return totals[span.ordinal()][signal.ordinal()];
  }

  /** An independent copy. */
  public SlidingCounts copy() {
    SlidingCounts copy = new SlidingCounts();
    copy.slices = slices.clone();
    copy.signals = signals.clone();
    copy.counts = counts.clone();
    copy.size = size;
    copy.nowSlice = nowSlice;
    System.arraycopy(starts, 0, copy.starts, 0, starts.length);
    for (int w = 0; w < totals.length; w++) {
      copy.totals[w] = totals[w].clone();
    }
    return copy;
  }

  /** Writes the counts, the same bytes for the same content. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(nowSlice);
    int held = 0;
    for (int i = starts[OLDEST]; i < size; i++) {
      held += counts[i] == 0 ? 0 : 1;
    }
    VarLong.write(held, out);
    for (int i = starts[OLDEST]; i < size; i++) {
      if (counts[i] != 0) {
        VarLong.write(nowSlice - slices[i], out);
        out.writeByte(signals[i]);
        VarLong.write(counts[i], out);
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public static SlidingCounts read(DataInput in) throws IOException {
    SlidingCounts read = new SlidingCounts();
    int now = in.readInt();
    int held = (int) VarLong.read(in);
    for (int i = 0; i < held; i++) {
      int slice = now - (int) VarLong.read(in);
      Signal signal = Signal.at(in.readByte());
      read.add(signal, slice, (int) VarLong.read(in), now);
    }
    read.nowSlice = now;
    return read;
  }

  private boolean isInside(int slice, Span span) {
    return slice > nowSlice - span.hours;
  }

  /**
   * The place of a slice's signal, or −(place to insert it) − 1; news is of late, so from the end.
   */
  private int find(int slice, int signal) {
    int place = size;
    while (place > 0 && isAfter(place - 1, slice, signal)) {
      place--;
    }
    boolean found = place > 0 && slices[place - 1] == slice && signals[place - 1] == signal;
    return found ? place - 1 : -place - 1;
  }

  private boolean isAfter(int place, int slice, int signal) {
    return slices[place] > slice || (slices[place] == slice && signals[place] > signal);
  }

  private void insert(int place, int slice, Signal signal, int count) {
    if (size == slices.length) {
      slices = Arrays.copyOf(slices, size * 2);
      signals = Arrays.copyOf(signals, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
    }
    int after = size - place;
    System.arraycopy(slices, place, slices, place + 1, after);
    System.arraycopy(signals, place, signals, place + 1, after);
    System.arraycopy(counts, place, counts, place + 1, after);
    slices[place] = slice;
    signals[place] = (byte) signal.ordinal();
    counts[place] = count;
    size++;
    for (Span span : SPANS) {
      if (!isInside(slice, span)) {
        starts[span.ordinal()]++;
      }
    }
  }

  private void forget(int oldest) {
    size -= oldest;
    System.arraycopy(slices, oldest, slices, 0, size);
    System.arraycopy(signals, oldest, signals, 0, size);
    System.arraycopy(counts, oldest, counts, 0, size);
    for (int w = 0; w < starts.length; w++) {
      starts[w] -= oldest;
    }
  }
}

package org.forebell.silence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/**
 * How long after what they tell of reports become known. Delays are compared as logarithms to base
 * 2, so that a week instead of a day weighs as much as two hours instead of a quarter.
 *
 * <p>Reports are late when most of the last {@link #NEWEST} took more than four times the usual and
 * more than two standard deviations above it. What is usual is learnt from those before, with a
 * half-life of half a year.
 */
final class Delays {

  private static final int NEWEST = 8;
  private static final int FEWEST = 20;
  private static final double LEAST_DOUBLINGS = 2;
  private static final double DEVIATIONS = 2;
  private static final long ONE = 65_536;
  private static final double STEP = 256;
  // 2^(-1/26) of 65,536
  private static final int KEEP = 63_811;

  private final int[] newest = new int[NEWEST];
  private int size;
  private int next;
  private int known;
  private long count;
  private long sum;
  private long squares;

  void add(long delayMs) {
    int doublings =
        (int)
            StrictMath.round(
                StrictMath.log(1 + delayMs / (double) Weeks.MINUTE_MS) / StrictMath.log(2) * STEP);
    if (size == NEWEST) {
      learn(newest[next]);
    } else {
      size++;
    }
    newest[next] = doublings;
    next = (next + 1) % NEWEST;
  }

  private void learn(int doublings) {
    count += ONE;
    sum += doublings * ONE;
    squares += (long) doublings * doublings * ONE;
    known = Math.min(known + 1, FEWEST);
  }

  void fade(int weeks) {
    count = Weeks.faded(count, weeks, KEEP);
    sum = Weeks.faded(sum, weeks, KEEP);
    squares = Weeks.faded(squares, weeks, KEEP);
  }

  /** Whether reports are late. */
  boolean isLate() {
    if (known < FEWEST || count == 0) {
      return false;
    }
    double variance = Math.max(0, squares / (double) count - mean() * mean());
    double deviation = StrictMath.sqrt(variance) / STEP;
    double above = (most() - mean()) / STEP;
    return above > Math.max(LEAST_DOUBLINGS, DEVIATIONS * deviation);
  }

  private double mean() {
    return sum / (double) count;
  }

  /** What five of the newest eight reach. */
  private int most() {
    int[] sorted = Arrays.copyOf(newest, size);
    Arrays.sort(sorted);
    return size == 0 ? 0 : sorted[(size - 1) / 2];
  }

  /** What is usual, the geometric mean; zero where nothing is known. */
  Duration usual() {
    return count == 0 ? Duration.ZERO : minutes(mean());
  }

  /** What most of the newest reports took at least. */
  Duration now() {
    return minutes(most());
  }

  private static Duration minutes(double doublings) {
    return Duration.ofMinutes(StrictMath.round(StrictMath.pow(2, doublings / STEP) - 1));
  }

  Delays copy() {
    Delays copy = new Delays();
    System.arraycopy(newest, 0, copy.newest, 0, NEWEST);
    copy.size = size;
    copy.next = next;
    copy.known = known;
    copy.count = count;
    copy.sum = sum;
    copy.squares = squares;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    for (int each : newest) {
      out.writeInt(each);
    }
    out.writeByte(size);
    out.writeByte(next);
    out.writeInt(known);
    out.writeLong(count);
    out.writeLong(sum);
    out.writeLong(squares);
  }

  static Delays read(DataInput in) throws IOException {
    Delays read = new Delays();
    for (int i = 0; i < NEWEST; i++) {
      read.newest[i] = in.readInt();
    }
    read.size = in.readByte();
    read.next = in.readByte();
    read.known = in.readInt();
    read.count = in.readLong();
    read.sum = in.readLong();
    read.squares = in.readLong();
    return read;
  }
}

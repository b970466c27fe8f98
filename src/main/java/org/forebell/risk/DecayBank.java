package org.forebell.risk;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Counts of every signal, decayed with every half-life, exactly.
 *
 * <p>Decay is reckoned forward (Cormode, Shkapenyuk, Srivastava and Xu, "Forward Decay", ICDE
 * 2009): time is cut in blocks of 24 half-lives, and a contribution adds an integer that grows with
 * its distance from the start of its block; only when a value is asked for is the sum scaled back.
 * So contributions commute and are withdrawn exactly, whatever the order and however often time
 * moved in between, and work is constant whatever the half-life.
 *
 * <p>The block of now and the one before are kept. What lies further back weighs less than 2^-24 of
 * its count and is nothing, whether it was added in time or late.
 */
public final class DecayBank {

  private static final int NEVER = Integer.MIN_VALUE;
  private static final HalfLife[] HALF_LIVES = HalfLife.values();
  private static final int EVER = 2 * HALF_LIVES.length;
  private static final double BLOCK_AGO = Math.scalb(1.0, -HalfLife.BLOCK);

  /**
   * For each signal, null or for each half-life the sums of the block of now and the one before,
   * and last the count that never decays.
   */
  private final long[][] sums = new long[Signal.COUNT][];

  private int nowSlice = NEVER;

  /** Adds a number of contributions, negative to withdraw them, at a time not before the last. */
  public void add(Signal signal, int slice, int count, int now) {
    moveTo(now);
    long[] sum = sums[signal.ordinal()];
    if (sum == null) {
      sum = new long[EVER + 1];
      sums[signal.ordinal()] = sum;
    }
    for (int i = 0; i < HALF_LIVES.length; i++) {
      HalfLife halfLife = HALF_LIVES[i];
      int blocksAgo = halfLife.block(nowSlice) - halfLife.block(slice);
      if (blocksAgo == 0 || blocksAgo == 1) {
        sum[2 * i + blocksAgo] += count * halfLife.weight(slice);
      }
    }
    sum[EVER] += count;
  }

  /** The decayed count at a slice not before the last. */
  public double decayed(Signal signal, HalfLife halfLife, int now) {
    long[] sum = sums[signal.ordinal()];
    if (sum == null) {
      return 0;
    }
    moveTo(now);
    int i = 2 * halfLife.ordinal();
    double total = sum[i] + sum[i + 1] * BLOCK_AGO;
    return total == 0 ? 0 : halfLife.decayed(total, halfLife.block(nowSlice), now);
  }

  /** How many there ever were. */
  public long ever(Signal signal) {
    long[] sum = sums[signal.ordinal()];
    return sum == null ? 0 : sum[EVER];
  }

  /** Adds all that another bank holds. */
  public void addAll(DecayBank other, int now) {
    moveTo(Math.max(now, other.nowSlice));
    DecayBank added = other.copy();
    added.moveTo(nowSlice);
    for (int s = 0; s < sums.length; s++) {
      if (added.sums[s] == null) {
        continue;
      }
      if (sums[s] == null) {
        sums[s] = added.sums[s];
      } else {
        for (int i = 0; i < sums[s].length; i++) {
          sums[s][i] += added.sums[s][i];
        }
      }
    }
  }

  /** An independent copy. */
  public DecayBank copy() {
    DecayBank copy = new DecayBank();
    copy.nowSlice = nowSlice;
    for (int s = 0; s < sums.length; s++) {
      copy.sums[s] = sums[s] == null ? null : sums[s].clone();
    }
    return copy;
  }

  /** Writes the bank, the same bytes for the same content. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(nowSlice);
    out.writeByte(signalsHeld());
    for (long[] sum : sums) {
      if (holds(sum)) {
        for (long each : sum) {
          VarLong.write(each, out);
        }
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public static DecayBank read(DataInput in) throws IOException {
    DecayBank bank = new DecayBank();
    bank.nowSlice = in.readInt();
    int held = in.readUnsignedByte();
    for (int s = 0; s < Signal.COUNT; s++) {
      if ((held & 1 << s) != 0) {
        bank.sums[s] = new long[EVER + 1];
        for (int i = 0; i < bank.sums[s].length; i++) {
          bank.sums[s][i] = VarLong.read(in);
        }
      }
    }
    return bank;
  }

  private int signalsHeld() {
    int held = 0;
    for (int s = 0; s < sums.length; s++) {
      held |= holds(sums[s]) ? 1 << s : 0;
    }
    return held;
  }

  private static boolean holds(long[] sum) {
    if (sum != null) {
      for (long each : sum) {
        if (each != 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Lets blocks that lie too far back go. Time never moves back. */
  private void moveTo(int now) {
    if (now <= nowSlice) {
      return;
    }
    if (nowSlice != NEVER) {
      for (int i = 0; i < HALF_LIVES.length; i++) {
        int passed = HALF_LIVES[i].block(now) - HALF_LIVES[i].block(nowSlice);
        if (passed > 0) {
          shift(i, passed);
        }
      }
    }
    nowSlice = now;
  }

  private void shift(int halfLife, int blocks) {
    for (long[] sum : sums) {
      if (sum != null) {
        sum[2 * halfLife + 1] = blocks == 1 ? sum[2 * halfLife] : 0;
        sum[2 * halfLife] = 0;
      }
    }
  }
}

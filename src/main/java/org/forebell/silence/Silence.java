package org.forebell.silence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * That nobody is heard of those who used to report: what happens there is unknown, which is not
 * safe.
 *
 * @param since when anybody was last heard, epoch milliseconds
 * @param sources how many used to report
 * @param silentSources how many of them do not
 * @param usualGap how long it usually takes until somebody is heard again, whole minutes
 * @param chance that a gap is as long as this one when it is told, by the area's own rhythm; whole
 *     hundred-millionths, as contracts write it
 */
public record Silence(
    long since, int sources, int silentSources, Duration usualGap, double chance) {

  /** What there is to tell of a finding. */
  public static Silence of(Finding found) {
    return new Silence(
        found.since(),
        found.sources(),
        found.silentSources(),
        found.usualGap(),
        rounded(found.chance()));
  }

  private static double rounded(double chance) {
    return StrictMath.rint(chance * 1e8) / 1e8;
  }

  /** Writes it. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(since);
    out.writeInt(sources);
    out.writeInt(silentSources);
    out.writeLong(usualGap.toMillis());
    out.writeDouble(chance);
  }

  /** Reads what {@link #write} wrote. */
  public static Silence read(DataInput in) throws IOException {
    return new Silence(
        in.readLong(),
        in.readInt(),
        in.readInt(),
        Duration.ofMillis(in.readLong()),
        in.readDouble());
  }
}

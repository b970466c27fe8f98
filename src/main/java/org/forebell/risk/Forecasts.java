package org.forebell.risk;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.forebell.report.Subject;

/**
 * What was said of one area at each midnight, kept until the horizon is over and it can be judged
 * by what has become known since. It moves no score.
 */
public final class Forecasts {

  private static final int SUBJECTS = Subject.values().length;
  private static final long DAY_MS = 86_400_000L;

  private final Deque<Said> open = new ArrayDeque<>();

  /** Chances by the ordinal of their subject, in single precision. */
  private record Said(long at, float[] probability, float[] usual) {}

  /** Takes what can be judged. */
  @FunctionalInterface
  public interface Judge {
    /**
     * A forecast whose horizon is over.
     *
     * @param usual the chance from the area's own long run, as said with it
     * @param cameTrue whether something happened within the horizon
     */
    void judge(Subject subject, double probability, double usual, boolean cameTrue);
  }

  /** Whether forecasts are kept of this instant: one a day is enough to judge them. */
  public static boolean areKeptOf(long at) {
    return Math.floorMod(at, DAY_MS) == 0;
  }

  /**
   * Goes on to an instant: what was said a horizon ago is judged, and what is said now is kept.
   *
   * @param said now, by the ordinal of its subject
   * @param happened within the horizon before now, likewise
   */
  public void next(long at, long horizonMs, Score[] said, boolean[] happened, Judge judge) {
    while (!open.isEmpty() && open.peekFirst().at() <= at - horizonMs) {
      Said due = open.removeFirst();
      if (due.at() == at - horizonMs) {
        for (Subject each : Subject.values()) {
          int i = each.ordinal();
          judge.judge(each, due.probability()[i], due.usual()[i], happened[i]);
        }
      }
    }
    float[] probability = new float[SUBJECTS];
    float[] usual = new float[SUBJECTS];
    for (int i = 0; i < SUBJECTS; i++) {
      probability[i] = (float) said[i].probability();
      usual[i] = (float) said[i].usual();
    }
    open.addLast(new Said(at, probability, usual));
  }

  /** How many wait to be judged, of all subjects together. */
  public int size() {
    return open.size();
  }

  /** An independent copy. */
  public Forecasts copy() {
    Forecasts copy = new Forecasts();
    copy.open.addAll(open);
    return copy;
  }

  /** Writes them, the same bytes for the same content. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(open.size());
    for (Said each : open) {
      out.writeLong(each.at());
      for (int i = 0; i < SUBJECTS; i++) {
        out.writeFloat(each.probability()[i]);
        out.writeFloat(each.usual()[i]);
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Forecasts read(DataInput in) throws IOException {
    Forecasts forecasts = new Forecasts();
    int count = in.readInt();
    for (int k = 0; k < count; k++) {
      Said said = new Said(in.readLong(), new float[SUBJECTS], new float[SUBJECTS]);
      for (int i = 0; i < SUBJECTS; i++) {
        said.probability()[i] = in.readFloat();
        said.usual()[i] = in.readFloat();
      }
      forecasts.open.addLast(said);
    }
    return forecasts;
  }
}

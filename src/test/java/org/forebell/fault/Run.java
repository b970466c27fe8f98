package org.forebell.fault;

import static org.awaitility.Awaitility.await;

import java.util.SplittableRandom;

/** One fault, on a job that runs and is fed. */
final class Run {
  private final Range range;
  private final Load load;
  private final Reader reader;
  private final int number;
  private final SplittableRandom random;
  private long struckNanos;
  private long knownBefore;
  private boolean setBack;

  /**
   * @param number of the run within its kind, from 0
   */
  Run(Range range, Load load, Reader reader, int number, SplittableRandom random) {
    this.range = range;
    this.load = load;
    this.reader = reader;
    this.number = number;
    this.random = random;
  }

  Range range() {
    return range;
  }

  Load load() {
    return load;
  }

  int number() {
    return number;
  }

  SplittableRandom random() {
    return random;
  }

  /** From here on the way back is measured: the fault came, or where it lasts, was mended. */
  void struck() {
    struckNanos = System.nanoTime();
    knownBefore = load.knownBefore();
  }

  /** Only what is reported from here on counts as news: what broke is known to be whole again. */
  void isWhole() {
    knownBefore = load.knownBefore();
  }

  /** The job goes on from an older checkpoint: what was committed since is told again. */
  void isSetBack() {
    setBack = true;
  }

  boolean wasSetBack() {
    return setBack;
  }

  /** Waits until something is told that was reported after now. */
  void awaitNews() {
    long now = load.knownBefore();
    await().until(() -> reader.firstAlertAfter(now).isPresent());
  }

  /**
   * Waits for the first alert of an instant after all that was sent when the fault came.
   *
   * @return seconds that it took
   */
  double awaitRecovery() {
    await().until(() -> reader.firstAlertAfter(knownBefore).isPresent());
    return (reader.firstAlertAfter(knownBefore).getAsLong() - struckNanos) / 1e9;
  }
}

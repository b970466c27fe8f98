package org.forebell.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.forebell.flink.submit.Start;

/**
 * A job that runs and is fed and read. Kinds of faults that want the same ground follow one another
 * on one stand, as long as all is well and a replay of it takes no longer than a new one.
 */
final class Stand implements AutoCloseable {
  private static final Path FOLDER = Path.of("target/faults").toAbsolutePath();
  private static final int WORN = 15;

  private final Ground ground;
  private final Path folder;
  private final Range range;
  private final Load load;
  private final Reader reader;
  private final long seed;
  private final SplittableRandom random;
  private int runs;
  private boolean setBack;
  private long judgedReports;

  private Stand(Ground ground, Path folder, Range range, long seed) {
    this.ground = ground;
    this.folder = folder;
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.range = range;
    this.reader = Reader.of(range.client());
    this.load =
        new Load(
            range.client(),
            ground.stamps(),
            Worlds.of(ground.stamps(), seed),
            ground.hoursPerSecond(),
            reader::toldUntil);
  }

  /**
   * A stand on this ground.
   *
   * @param name of its folder
   */
  static Stand open(Ground ground, String name, long seed) throws IOException {
    Path folder = FOLDER.resolve(name);
    delete(folder);
    Range range = Range.open(folder, ground);
    try {
      var unused = range.submit(Start.Memory.UNSAID, null);
      return new Stand(ground, folder, range, seed);
    } catch (IOException | RuntimeException e) {
      range.close();
      throw e;
    }
  }

  /** Of its load and of what its runs draw. */
  long seed() {
    return seed;
  }

  boolean isFitFor(Ground wanted) {
    return ground.equals(wanted) && runs < WORN && !setBack;
  }

  /** Lets load flow and something break, and waits until all goes on; gives seconds until then. */
  double run(Strike strike, int number) throws Exception {
    runs++;
    Run run = new Run(range, load, reader, number, random.split());
    load.flow();
    run.awaitNews();
    strike.on(run);
    double seconds = run.awaitRecovery();
    load.pause();
    setBack |= run.wasSetBack();
    return seconds;
  }

  /** Judges all that was told so far. */
  Verdict judge() throws Exception {
    return Verdict.on(range, load, reader, setBack, load.finish());
  }

  /** Reports sent since it was asked before. */
  long newReports() {
    long before = judgedReports;
    judgedReports = load.reports();
    return judgedReports - before;
  }

  /** Ends it and forgets its files: all was well. */
  void tidy() throws IOException, InterruptedException {
    close();
    delete(folder);
  }

  /** Ends it; its logs stay. */
  @Override
  public void close() throws IOException, InterruptedException {
    reader.close();
    load.close();
    range.close();
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}

package org.forebell.flink.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.forebell.flink.RawRecord;
import org.forebell.flink.Topics;
import org.forebell.policy.NoticeParser;
import org.forebell.report.Accepted;
import org.forebell.report.Reading;
import org.forebell.report.ReportParser;

/**
 * Where each line of a set of files stands, in the order in which the lines became known. It holds
 * 24 bytes a line and none of its content, so that files may be larger than memory.
 *
 * <p>A line that is turned away has no time of its own: it comes first, and moves no clock.
 */
final class FileIndex implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** The time of a line that tells none. */
  static final long NO_TIME = ReportParser.KNOWN_FROM_RECORD;

  private final String[] files;
  private final int reportFiles;
  private int[] file = new int[1024];
  private long[] position = new long[1024];
  private int[] length = new int[1024];
  private long[] knownAt = new long[1024];
  private int size;
  private long latest = NO_TIME;

  private FileIndex(List<Path> files, int reportFiles) {
    this.files = files.stream().map(Path::toString).toArray(String[]::new);
    this.reportFiles = reportFiles;
  }

  /**
   * Reads all files once.
   *
   * @param reports files of reports, which come first at equal times
   * @param policies files of the topic policy
   * @param until lines that became known later are left out, epoch milliseconds
   * @param today nothing can have become known later, whatever a line says: it moves no clock
   * @param progress is told of bytes read
   */
  static FileIndex of(
      List<Path> reports,
      List<Path> policies,
      ReportParser parser,
      long until,
      long today,
      LongConsumer progress)
      throws IOException {
    List<Path> files = new ArrayList<>(reports);
    files.addAll(policies);
    FileIndex index = new FileIndex(files, reports.size());
    for (int i = 0; i < files.size(); i++) {
      int number = i;
      try (InputStream in = Files.newInputStream(files.get(i))) {
        Lines.read(
            in,
            (bytes, offset, length, position) -> {
              Known known =
                  number < reports.size()
                      ? known(parser, bytes, offset, length)
                      : published(Arrays.copyOfRange(bytes, offset, offset + length));
              if (known.at <= until) {
                index.add(number, position, length, known, today);
              }
              progress.accept(length);
            });
      }
    }
    index.sort();
    return index;
  }

  int size() {
    return size;
  }

  /** When the last accepted line became known, {@link #NO_TIME} when there is none. */
  long latest() {
    return latest;
  }

  /** The files, by number. */
  List<Path> files() {
    return Arrays.stream(files).map(Path::of).toList();
  }

  /** Whether a file holds what was published on the topic policy. */
  boolean isOfPolicies(int fileNumber) {
    return fileNumber >= reportFiles;
  }

  /** The number of the file that a line stands in. */
  int file(int line) {
    return file[line];
  }

  long position(int line) {
    return position[line];
  }

  int length(int line) {
    return length[line];
  }

  long knownAt(int line) {
    return knownAt[line];
  }

  /**
   * @param at when a line became known, {@link #NO_TIME} where it does not tell
   * @param accepted whether it is a record by the contract; only such move the end of time
   */
  private record Known(long at, boolean accepted) {}

  private static Known known(ReportParser parser, byte[] bytes, int offset, int length) {
    if (Wrapped.isWrapped(bytes, offset, length)) {
      byte[] line = Arrays.copyOfRange(bytes, offset, offset + length);
      RawRecord record = Wrapped.unwrap(new RawRecord("", 0, 0, NO_TIME, line));
      byte[] raw = record.value();
      Reading reading = parser.parse(raw, 0, raw == null ? 0 : raw.length, record.knownAt());
      return new Known(record.knownAt(), reading instanceof Accepted);
    }
    return parser.parse(bytes, offset, length, NO_TIME) instanceof Accepted accepted
        ? new Known(accepted.knownAt(), true)
        : new Known(NO_TIME, false);
  }

  private static Known published(byte[] line) {
    RawRecord record = Wrapped.unwrap(new RawRecord(Topics.POLICY, 0, 0, NO_TIME, line));
    if (record.knownAt() != NO_TIME) {
      return new Known(record.knownAt(), false);
    }
    Long at = NoticeParser.knownAt(line);
    return at == null ? new Known(NO_TIME, false) : new Known(at, true);
  }

  private void add(int fileNumber, long at, int bytes, Known known, long today) {
    if (size == file.length) {
      int larger = size * 2;
      file = Arrays.copyOf(file, larger);
      position = Arrays.copyOf(position, larger);
      length = Arrays.copyOf(length, larger);
      knownAt = Arrays.copyOf(knownAt, larger);
    }
    file[size] = fileNumber;
    position[size] = at;
    length[size] = bytes;
    knownAt[size] = known.at;
    latest = known.accepted && known.at <= today ? Math.max(latest, known.at) : latest;
    size++;
  }

  private void sort() {
    if (isSorted()) {
      return;
    }
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted((a, b) -> Long.compare(knownAt[a], knownAt[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    file = Arrays.stream(order).map(i -> file[i]).toArray();
    position = Arrays.stream(order).mapToLong(i -> position[i]).toArray();
    length = Arrays.stream(order).map(i -> length[i]).toArray();
    knownAt = Arrays.stream(order).mapToLong(i -> knownAt[i]).toArray();
  }

  private boolean isSorted() {
    for (int i = 1; i < size; i++) {
      if (knownAt[i] < knownAt[i - 1]) {
        return false;
      }
    }
    return true;
  }
}

package org.forebell.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into the records of a file of reports: one a line, blank lines skipped. Needs no
 * more memory than the longest record that the parser reads, however long a line may be.
 */
public final class RecordLines {

  /** Takes one record. */
  public interface Taker {

    /**
     * @param number of the line, from 1
     * @param bytes used again for the next record
     * @param length of the record without its line end; of a line that is longer than {@link
     *     ReportParser#LONGEST} one byte more than that is here, so that the parser says so
     */
    void take(long number, byte[] bytes, int length) throws IOException;
  }

  private static final int KEPT = ReportParser.LONGEST + 1;

  private final InputStream in;
  private final byte[] block = new byte[64 * 1024];
  private byte[] line = new byte[1024];
  private int length;
  private long number;

  private RecordLines(InputStream in) {
    this.in = in;
  }

  /** Gives every record of the stream to the taker, in order. */
  public static void each(InputStream in, Taker taker) throws IOException {
    new RecordLines(in).all(taker);
  }

  private void all(Taker taker) throws IOException {
    int read = in.read(block);
    while (read >= 0) {
      int from = 0;
      for (int at = 0; at < read; at++) {
        if (block[at] == '\n') {
          keep(from, at);
          give(taker);
          from = at + 1;
        }
      }
      keep(from, read);
      read = in.read(block);
    }
    give(taker);
  }

  private void keep(int from, int to) {
    int more = Math.min(to - from, KEPT - length);
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.min(KEPT, Math.max(length + more, line.length * 2)));
    }
    System.arraycopy(block, from, line, length, more);
    length += more;
  }

  private void give(Taker taker) throws IOException {
    number++;
    if (length > 0 && length < KEPT && line[length - 1] == '\r') {
      length--;
    }
    if (!isBlank()) {
      taker.take(number, line, length);
    }
    length = 0;
  }

  private boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t') {
        return false;
      }
    }
    return true;
  }
}

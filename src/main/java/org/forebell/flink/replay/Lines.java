package org.forebell.flink.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines, whatever the bytes are. Blank lines are no lines, and of a
 * line that is longer than any record may be in a topic only so much is held: memory stays bounded.
 */
final class Lines {

  /** The most that is held of one line. */
  static final int LONGEST = 1 << 20;

  private static final int BLOCK = 1 << 16;

  /** Is told of each line. */
  @FunctionalInterface
  interface Reader {
    /**
     * @param bytes hold the line from {@code offset} on, until the next call
     * @param position of the line's first byte in the stream
     */
    void line(byte[] bytes, int offset, int length, long position);
  }

  private Lines() {}

  static void read(InputStream in, Reader reader) throws IOException {
    byte[] buffer = new byte[2 * BLOCK];
    int filled = 0;
    long start = 0;
    boolean skipping = false;
    for (int read = in.read(buffer, 0, BLOCK); read >= 0; read = in.read(buffer, filled, BLOCK)) {
      int searched = filled;
      filled += read;
      int from = 0;
      for (int i = searched; i < filled; i++) {
        if (buffer[i] == '\n') {
          if (!skipping) {
            line(buffer, from, i - from, start + from, reader);
          }
          skipping = false;
          from = i + 1;
        }
      }
      if (!skipping && filled - from > LONGEST) {
        line(buffer, from, LONGEST, start + from, reader);
        skipping = true;
      }
      int done = skipping ? filled : from;
      start += done;
      filled -= done;
      System.arraycopy(buffer, done, buffer, 0, filled);
      if (buffer.length - filled < BLOCK) {
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
      }
    }
    line(buffer, 0, filled, start, reader);
  }

  private static void line(byte[] bytes, int offset, int length, long position, Reader reader) {
    int end = offset + length;
    while (end > offset && isBlank(bytes[end - 1])) {
      end--;
    }
    if (end > offset) {
      reader.line(bytes, offset, end - offset, position);
    }
  }

  private static boolean isBlank(byte each) {
    return each == ' ' || each == '\t' || each == '\r';
  }
}

package org.forebell.flink.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.forebell.flink.RawRecord;
import org.forebell.flink.Topics;

/** Walks the lines of files in the order in which they became known. */
final class KnownOrder implements Iterator<RawRecord> {

  private final FileIndex index;
  private final long end;
  private final List<Path> files;
  private final FileChannel[] channels;
  private int next;

  KnownOrder(FileIndex index, long end, int next) {
    this.index = index;
    this.end = end;
    this.files = index.files();
    this.channels = new FileChannel[files.size()];
    this.next = next;
  }

  /** The line that comes next. */
  int position() {
    return next;
  }

  @Override
  public boolean hasNext() {
    boolean more = next <= (end == FileIndex.NO_TIME ? index.size() - 1 : index.size());
    if (!more) {
      close();
    }
    return more;
  }

  @Override
  public RawRecord next() {
    if (next > index.size()) {
      throw new NoSuchElementException("all lines were read");
    }
    int line = next++;
    return line == index.size() ? heartbeat() : Wrapped.unwrap(read(line));
  }

  private RawRecord read(int line) {
    int file = index.file(line);
    ByteBuffer bytes = ByteBuffer.allocate(index.length(line));
    try {
      long position = index.position(line);
      while (bytes.hasRemaining()) {
        int read = channel(file).read(bytes, position + bytes.position());
        if (read < 0) {
          throw new IOException("the file became shorter while it was read");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + files.get(file), e);
    }
    String name =
        index.isOfPolicies(file) ? Topics.POLICY : String.valueOf(files.get(file).getFileName());
    return new RawRecord(name, 0, index.position(line), index.knownAt(line), bytes.array());
  }

  private RawRecord heartbeat() {
    long after = end + 1;
    String json =
        "{\"kind\":\"heartbeat\",\"source\":{\"id\":\"replay\"},\"reportedAt\":\""
            + Instant.ofEpochMilli(after)
            + "\"}";
    return new RawRecord("replay", 0, 0, after, json.getBytes(StandardCharsets.UTF_8));
  }

  private FileChannel channel(int file) throws IOException {
    if (channels[file] == null) {
      channels[file] = FileChannel.open(files.get(file));
    }
    return channels[file];
  }

  private void close() {
    for (FileChannel channel : channels) {
      try {
        if (channel != null) {
          channel.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot close a file of reports", e);
      }
    }
  }
}

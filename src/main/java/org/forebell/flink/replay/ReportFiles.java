package org.forebell.flink.replay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceEnumerator;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceReader;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.forebell.flink.RawRecord;

/** The lines of files, in the order in which they became known, and after them one heartbeat. */
final class ReportFiles
    implements Source<RawRecord, ReportFiles.Part, Collection<ReportFiles.Part>> {

  @Serial private static final long serialVersionUID = 1L;

  private final FileIndex index;
  private final long end;

  /**
   * @param end when the run ends, epoch milliseconds: the time of the heartbeat lets it pass
   */
  ReportFiles(FileIndex index, long end) {
    this.index = index;
    this.end = end;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<Part, Collection<Part>> createEnumerator(
      SplitEnumeratorContext<Part> context) {
    return restoreEnumerator(context, List.of(new Part(index, end, 0)));
  }

  @Override
  public SplitEnumerator<Part, Collection<Part>> restoreEnumerator(
      SplitEnumeratorContext<Part> context, Collection<Part> left) {
    return new IteratorSourceEnumerator<>(context, new ArrayList<>(left));
  }

  @Override
  public SourceReader<RawRecord, Part> createReader(SourceReaderContext context) {
    return new IteratorSourceReader<>(context);
  }

  @Override
  public SimpleVersionedSerializer<Part> getSplitSerializer() {
    return new ByJava<>();
  }

  @Override
  public SimpleVersionedSerializer<Collection<Part>> getEnumeratorCheckpointSerializer() {
    return new ByJava<>();
  }

  /** What is left to read: all lines from {@code next} on. */
  record Part(FileIndex index, long end, int next)
      implements IteratorSourceSplit<RawRecord, KnownOrder>, java.io.Serializable {

    @Override
    public String splitId() {
      return "files";
    }

    @Override
    public KnownOrder getIterator() {
      return new KnownOrder(index, end, next);
    }

    @Override
    public Part getUpdatedSplitForIterator(KnownOrder iterator) {
      return new Part(index, end, iterator.position());
    }
  }

  /** A replay is started anew and never restored, so its split may travel by Java serialization. */
  private static final class ByJava<T> implements SimpleVersionedSerializer<T> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(T value) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(value);
      }
      return bytes.toByteArray();
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(int version, byte[] bytes) throws IOException {
      try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
        return (T) in.readObject();
      } catch (ClassNotFoundException e) {
        throw new IOException("the files' split is of another release", e);
      }
    }
  }
}

package org.forebell.flink.replay;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import org.forebell.flink.EscalationPipeline;
import org.forebell.flink.Published;
import org.forebell.report.Rejected;
import org.forebell.report.RejectedJson;

/**
 * The files a replay writes. They get their names when the replay has ended well, so that a file
 * under its name is always whole.
 */
final class Outputs implements AutoCloseable {

  private final Replay.Request request;

  private Outputs(Replay.Request request) {
    this.request = request;
  }

  static Outputs of(Replay.Request request) {
    return new Outputs(request);
  }

  EscalationPipeline.Ends ends() {
    return new EscalationPipeline.Ends(
        new SortedFile<>(part(request.alerts()), request.from(), new PublishedLines()),
        new SortedFile<>(part(request.shadow()), request.from(), new PublishedLines()),
        new SortedFile<>(part(request.assessments()), request.from(), new PublishedLines()),
        new SortedFile<>(part(request.rejected()), Long.MIN_VALUE, new RejectedLines()),
        1);
  }

  void keep() throws IOException {
    keep(request.alerts());
    keep(request.shadow());
    keep(request.assessments());
    keep(request.rejected());
  }

  @Override
  public void close() throws IOException {
    discard(request.alerts());
    discard(request.shadow());
    discard(request.assessments());
    discard(request.rejected());
  }

  private static void keep(Path file) throws IOException {
    if (file != null) {
      Files.move(part(file), file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void discard(Path file) throws IOException {
    if (file != null) {
      Files.deleteIfExists(part(file));
    }
  }

  private static Path part(Path file) {
    return file == null ? null : file.resolveSibling(file.getFileName() + ".part");
  }

  private static final class PublishedLines implements SortedFile.Layout<Published> {

    @Serial private static final long serialVersionUID = 1L;

    @Override
    public long at(Published value) {
      return value.at();
    }

    @Override
    public byte[] line(Published value) {
      return value.json();
    }

    @Override
    public Comparator<Published> order() {
      return Published.ORDER;
    }
  }

  private static final class RejectedLines implements SortedFile.Layout<Rejected> {

    @Serial private static final long serialVersionUID = 1L;

    @Override
    public long at(Rejected value) {
      return value.knownAt();
    }

    @Override
    public byte[] line(Rejected value) {
      return RejectedJson.write(value);
    }

    @Override
    public Comparator<Rejected> order() {
      return Comparator.comparing(Rejected::topic)
          .thenComparingInt(Rejected::partition)
          .thenComparingLong(Rejected::offset);
    }
  }
}

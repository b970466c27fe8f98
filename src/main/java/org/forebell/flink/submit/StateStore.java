package org.forebell.flink.submit;

import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/** Where a job's checkpoints and savepoints lie: a folder, or a bucket by Flink's own plugins. */
final class StateStore {
  private static final String METADATA = "_metadata";

  private StateStore() {}

  /** All that is complete, the newest first. */
  static List<KnownState> of(JobFile job) {
    List<KnownState> states = new ArrayList<>(states(job.savepoints(), false));
    for (FileStatus run : list(job.checkpoints())) {
      states.addAll(states(run.getPath().toString(), true));
    }
    states.sort(Comparator.comparing(KnownState::at).reversed());
    return states;
  }

  /**
   * What a savepoint or checkpoint says about itself.
   *
   * @param uri its folder, or the file {@code _metadata} in it
   */
  static CheckpointMetadata metadata(String uri) {
    Path path = new Path(uri);
    Path file = path.getName().equals(METADATA) ? path : new Path(path, METADATA);
    try (DataInputStream in = new DataInputStream(file.getFileSystem().open(file))) {
      return Checkpoints.loadCheckpointMetadata(in, StateStore.class.getClassLoader(), uri);
    } catch (UnsupportedFileSystemSchemeException e) {
      throw unsupported(uri, e);
    } catch (FileNotFoundException e) {
      throw new Refused(
          uri + " is no savepoint or checkpoint: it has no file " + METADATA + ". Check the path.",
          e);
    } catch (IOException | IllegalArgumentException e) {
      throw new Refused(
          uri
              + " cannot be read as a savepoint or checkpoint ("
              + e.getMessage()
              + "). Take an older one with --from-savepoint.",
          e);
    }
  }

  private static List<KnownState> states(String folder, boolean checkpoints) {
    List<KnownState> states = new ArrayList<>();
    for (FileStatus inside : list(folder)) {
      if (inside.isDir()) {
        for (FileStatus file : list(inside.getPath().toString())) {
          if (file.getPath().getName().equals(METADATA)) {
            Instant at = Instant.ofEpochMilli(file.getModificationTime());
            states.add(new KnownState(inside.getPath().toUri().toString(), at, checkpoints));
          }
        }
      }
    }
    return states;
  }

  private static FileStatus[] list(String folder) {
    Path path = new Path(URI.create(folder));
    try {
      FileStatus[] inside = path.getFileSystem().listStatus(path);
      return inside == null ? new FileStatus[0] : inside;
    } catch (UnsupportedFileSystemSchemeException e) {
      throw unsupported(folder, e);
    } catch (FileNotFoundException none) {
      return new FileStatus[0];
    } catch (IOException e) {
      throw new Refused("Cannot look into " + folder + ": " + e + ". Check checkpointing.storage.");
    }
  }

  private static Refused unsupported(String uri, Exception e) {
    return new Refused(
        "Cannot look into "
            + uri
            + " from here. Put Flink's plugin for it (such as s3/flink-s3-fs-presto-2.2.0.jar) into a"
            + " folder, and set FLINK_PLUGINS_DIR to the folder.",
        e);
  }
}

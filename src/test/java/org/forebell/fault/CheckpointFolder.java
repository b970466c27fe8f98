package org.forebell.fault;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The checkpoints of the running job on disk: a folder appears as one begins. */
record CheckpointFolder(Path folder) {
  static final String METADATA = "_metadata";

  static CheckpointFolder of(Range range) throws IOException {
    return new CheckpointFolder(range.checkpoints());
  }

  /** Waits for the next to begin, and returns in that moment. */
  Path awaitBegun() throws IOException, InterruptedException {
    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      while (true) {
        WatchKey key = watch.poll(2, TimeUnit.MINUTES);
        if (key == null) {
          throw new IOException("no checkpoint begins in " + folder);
        }
        for (var event : key.pollEvents()) {
          Path begun = folder.resolve((Path) event.context());
          if (begun.getFileName().toString().startsWith("chk-")) {
            return begun;
          }
        }
        key.reset();
      }
    }
  }

  /** Waits for the next to be complete, and returns soon after. */
  Path awaitComplete() throws IOException, InterruptedException {
    while (true) {
      Path begun = awaitBegun();
      Path metadata = begun.resolve(METADATA);
      await().until(() -> Files.exists(metadata) || !Files.exists(begun));
      if (Files.exists(metadata)) {
        return begun;
      }
    }
  }

  /** The newest of all, complete or not. */
  Path newestBegun() throws IOException {
    List<Path> all = all();
    return all.get(all.size() - 1);
  }

  /** Those that are complete, the newest last. */
  List<Path> complete() throws IOException {
    return all().stream().filter(each -> Files.exists(each.resolve(METADATA))).toList();
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .filter(each -> each.getFileName().toString().startsWith("chk-"))
          .sorted(Comparator.comparingLong(CheckpointFolder::number))
          .toList();
    }
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
  }
}

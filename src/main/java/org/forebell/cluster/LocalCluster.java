package org.forebell.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Brokers and a Flink cluster on this machine, in a folder that knows what runs. The processes go
 * on when the one that started them ends.
 */
public final class LocalCluster {

  private static final Duration TO_STOP = Duration.ofSeconds(20);

  private final Path folder;
  private final Libraries libraries;
  private final Path options;
  private final Map<String, ClusterFile.Started> started = new LinkedHashMap<>();

  /**
   * @param options a file of options that every JVM here needs
   */
  public LocalCluster(Path folder, Libraries libraries, Path options) {
    this.folder = folder.toAbsolutePath();
    this.libraries = libraries;
    this.options = options;
  }

  private Path file() {
    return folder.resolve(ClusterFile.NAME);
  }

  /** What was started here and not yet stopped, if anything. */
  public Optional<ClusterFile> known() throws IOException {
    return ClusterFile.in(folder);
  }

  private ClusterFile told() throws IOException {
    return known().orElseThrow(() -> new IOException("nothing was started in " + folder));
  }

  /** Starts all processes; they may need some seconds more until they answer. */
  public ClusterFile up(int brokers, int taskManagers, int slots) throws IOException {
    Files.createDirectories(folder);
    Brokers kafka = Brokers.on(folder, brokers);
    Flink flink = Flink.on(folder, slots);
    for (int number = 1; number <= brokers; number++) {
      start(kafka.jvm(number, libraries), flink, kafka);
    }
    start(flink.jobManager(libraries), flink, kafka);
    for (int number = 1; number <= taskManagers; number++) {
      start(flink.taskManager(number, libraries), flink, kafka);
    }
    return told();
  }

  /** Starts one more process, which stops with the others. */
  public void start(Jvm jvm) throws IOException {
    ClusterFile known = told();
    Map<String, ClusterFile.Started> all = new LinkedHashMap<>(known.processes());
    all.put(jvm.name(), ClusterFile.Started.of(jvm.start(folder, options), jvm.metricsPort()));
    new ClusterFile(known.rest(), known.bootstrap(), all).write(file());
  }

  private void start(Jvm jvm, Flink flink, Brokers kafka) throws IOException {
    started.put(jvm.name(), ClusterFile.Started.of(jvm.start(folder, options), jvm.metricsPort()));
    new ClusterFile(flink.address(), kafka.bootstrap(), started).write(file());
  }

  /**
   * Stops all that runs, the last started first, by force where a process does not listen.
   *
   * @return the names of those that had ended before
   */
  public List<String> down() throws IOException {
    List<String> gone = new ArrayList<>();
    List<Map.Entry<String, ClusterFile.Started>> all =
        new ArrayList<>(told().processes().entrySet());
    java.util.Collections.reverse(all);
    for (Map.Entry<String, ClusterFile.Started> each : all) {
      Optional<ProcessHandle> running = each.getValue().running();
      if (running.isPresent()) {
        stop(running.get());
      } else {
        gone.add(each.getKey());
      }
    }
    Files.delete(file());
    return gone;
  }

  private static void stop(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(TO_STOP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
      process.onExit().join();
    } catch (ExecutionException e) {
      throw new IllegalStateException("process " + process.pid() + " cannot be waited for", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

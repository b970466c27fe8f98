package org.forebell.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.forebell.cluster.Jvm;

/** JVMs of our own that can be killed, frozen and started again; none of them outlives us. */
final class Machines implements AutoCloseable {
  private static final Path OPTIONS = Path.of("config/jvm.options");

  private final Path folder;
  private final Map<String, ProcessHandle> running = new LinkedHashMap<>();
  private final Map<String, Integer> metrics = new LinkedHashMap<>();
  private final Thread atExit = new Thread(this::killAll);

  /**
   * @param folder of their logs
   */
  Machines(Path folder) {
    this.folder = folder;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  synchronized void start(Jvm jvm) throws IOException {
    running.put(jvm.name(), jvm.start(folder, OPTIONS));
    if (jvm.metricsPort() != 0) {
      metrics.put(jvm.name(), jvm.metricsPort());
    }
  }

  /** Where those that run serve their metrics. */
  synchronized List<Integer> metricsPorts() {
    return metrics.entrySet().stream()
        .filter(each -> running.containsKey(each.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** As if its power were cut: returns when it is gone. */
  void kill(String name) {
    ProcessHandle dying = remove(name);
    dying.destroyForcibly();
    dying.onExit().join();
  }

  private synchronized ProcessHandle remove(String name) {
    return running.remove(name);
  }

  /** As if its network were cut: it holds all it has, and says nothing. */
  void freeze(String name) throws IOException, InterruptedException {
    signal(name, "STOP");
  }

  /** It goes on where it stood, and does not know how late it is. */
  void thaw(String name) throws IOException, InterruptedException {
    signal(name, "CONT");
  }

  private void signal(String name, String signal) throws IOException, InterruptedException {
    String pid = Long.toString(handle(name).pid());
    int failed = new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
    if (failed != 0) {
      throw new IOException("cannot send " + signal + " to " + name);
    }
  }

  private synchronized ProcessHandle handle(String name) {
    return running.get(name);
  }

  /** Names of those that run and begin so. */
  synchronized Set<String> named(String beginning) {
    Set<String> names = new TreeSet<>(running.keySet());
    names.removeIf(name -> !name.startsWith(beginning) || !running.get(name).isAlive());
    return names;
  }

  private synchronized List<ProcessHandle> all() {
    return new ArrayList<>(running.values());
  }

  private void killAll() {
    all().forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    killAll();
    all().forEach(each -> each.onExit().join());
    Runtime.getRuntime().removeShutdownHook(atExit);
  }
}

package org.forebell.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A Flink session cluster: a JobManager and TaskManagers.
 *
 * @param rpc port of the JobManager
 * @param rest port of its REST interface and pages
 * @param slots of each TaskManager
 * @param more settings of every process besides ours, or instead of them
 */
public record Flink(Path folder, int rpc, int rest, int slots, Map<String, String> more) {

  /**
   * What a cluster of ours says for itself, here and on Kubernetes: no job can say it.
   *
   * <p>A TaskManager that is silent for the timeout is given up. Flink's own 50 s would keep alerts
   * waiting for a minute where a machine vanishes; with these they go on within 30 s. It must stay
   * longer than the longest pause of a JVM.
   */
  public static final Map<String, String> EVERYWHERE =
      Map.of(
          "heartbeat.interval", "2 s",
          "heartbeat.timeout", "12 s",
          "execution.checkpointing.num-retained", "3");

  /**
   * What a cluster says whose machines nobody orders anew, as here and under Docker Compose.
   *
   * <p>Five minutes after its start, Flink's own JobManager fails a job at once that finds no free
   * slot, again and again with a growing pause; when the machines came back it still sat out the
   * pause, up to a minute. It shall wait for them instead; timers of a JobManager reach 248 days.
   */
  public static final Map<String, String> STANDALONE =
      Map.of("resourcemanager.standalone.start-up-time", "180 d");

  private static final String HOST = "127.0.0.1";

  /** A cluster on free ports; nothing runs yet. */
  public static Flink on(Path folder, int slots) throws IOException {
    List<Integer> free = FreePorts.find(2);
    return new Flink(folder, free.get(0), free.get(1), slots, Map.of());
  }

  /** The same cluster with settings besides ours, or instead of them. */
  public Flink with(Map<String, String> others) {
    Map<String, String> all = new TreeMap<>(more);
    all.putAll(others);
    return new Flink(folder, rpc, rest, slots, Map.copyOf(all));
  }

  /** The address of its REST interface and pages. */
  public String address() {
    return HOST + ":" + rest;
  }

  /** How to start the JobManager. */
  public Jvm jobManager(Libraries libraries) throws IOException {
    return jvm(
        "jobmanager",
        libraries,
        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
        List.of("-Xmx448m", "-XX:MaxMetaspaceSize=256m"));
  }

  /** How to start a TaskManager, by its number from 1. */
  public Jvm taskManager(int number, Libraries libraries) throws IOException {
    return jvm(
        "taskmanager-" + number,
        libraries,
        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
        List.of("-Xmx512m", "-XX:MaxDirectMemorySize=256m", "-XX:MaxMetaspaceSize=256m"));
  }

  private Jvm jvm(String name, Libraries libraries, String main, List<String> memory)
      throws IOException {
    Path conf = Files.createDirectories(folder.resolve(name + "-conf"));
    int metrics = FreePorts.find(1).get(0);
    Map<String, String> settings = settings(name);
    settings.putAll(MetricsPlugin.settings(HOST, metrics));
    String yaml =
        settings.entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue() + "\n")
            .collect(Collectors.joining());
    Files.writeString(conf.resolve("config.yaml"), yaml);
    List<String> arguments = new java.util.ArrayList<>(memory);
    arguments.add("-XX:+UseSerialGC");
    // It starts soon; nobody runs it for long.
    arguments.add("-XX:TieredStopAtLevel=1");
    arguments.add("-Dlog.file=" + folder.resolve(name + ".log").toAbsolutePath());
    arguments.add("-Dlog4j2.configurationFile=" + LogSettings.write(folder, name));
    return new Jvm(
        name,
        libraries.ofFlink(),
        main,
        arguments,
        List.of("--configDir", conf.toString()),
        MetricsPlugin.lay(folder, libraries),
        metrics);
  }

  private Map<String, String> settings(String name) throws IOException {
    Map<String, String> settings = new TreeMap<>();
    settings.put("jobmanager.rpc.address", HOST);
    settings.put("jobmanager.rpc.port", Integer.toString(rpc));
    settings.put("jobmanager.bind-host", HOST);
    settings.put("rest.address", HOST);
    settings.put("rest.bind-address", HOST);
    settings.put("rest.port", Integer.toString(rest));
    settings.put("taskmanager.host", HOST);
    settings.put("taskmanager.bind-host", HOST);
    settings.put("taskmanager.resource-id", name);
    settings.put("taskmanager.numberOfTaskSlots", Integer.toString(slots));
    settings.put("io.tmp.dirs", Files.createDirectories(folder.resolve("tmp-" + name)).toString());
    settings.putAll(EVERYWHERE);
    settings.putAll(STANDALONE);
    settings.putAll(MEMORY);
    settings.putAll(more);
    return settings;
  }

  /** Flink's start scripts work these out from the size of a process; here they are said. */
  private static final Map<String, String> MEMORY =
      Map.ofEntries(
          Map.entry("jobmanager.memory.heap.size", "448m"),
          Map.entry("jobmanager.memory.off-heap.size", "128m"),
          Map.entry("jobmanager.memory.jvm-metaspace.size", "256m"),
          Map.entry("jobmanager.memory.jvm-overhead.min", "192m"),
          Map.entry("jobmanager.memory.jvm-overhead.max", "192m"),
          Map.entry("taskmanager.cpu.cores", "1.0"),
          Map.entry("taskmanager.memory.framework.heap.size", "128m"),
          Map.entry("taskmanager.memory.framework.off-heap.size", "128m"),
          Map.entry("taskmanager.memory.task.heap.size", "384m"),
          Map.entry("taskmanager.memory.task.off-heap.size", "0"),
          Map.entry("taskmanager.memory.network.min", "64m"),
          Map.entry("taskmanager.memory.network.max", "64m"),
          Map.entry("taskmanager.memory.managed.size", "128m"),
          Map.entry("taskmanager.memory.jvm-metaspace.size", "256m"),
          Map.entry("taskmanager.memory.jvm-overhead.min", "192m"),
          Map.entry("taskmanager.memory.jvm-overhead.max", "192m"));
}

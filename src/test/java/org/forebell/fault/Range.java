package org.forebell.fault;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.forebell.cluster.Brokers;
import org.forebell.cluster.Flink;
import org.forebell.cluster.FreePorts;
import org.forebell.cluster.Jvm;
import org.forebell.cluster.Libraries;
import org.forebell.flink.KafkaAnswer;
import org.forebell.flink.Stamps;
import org.forebell.flink.TopicSetup;
import org.forebell.flink.Topics;
import org.forebell.flink.submit.FlinkCluster;
import org.forebell.flink.submit.JobFile;
import org.forebell.flink.submit.JobFileReader;
import org.forebell.flink.submit.Start;
import org.forebell.flink.submit.Submission;

/** Where faults are tried: brokers, a Flink cluster and the escalation job, each JVM its own. */
final class Range implements AutoCloseable {
  private static final int TASK_MANAGERS = 2;
  private static final Libraries LIBRARIES = new Libraries(Path.of("target/lib").toAbsolutePath());

  private final Path folder;
  private final Ground ground;
  private final Machines machines;
  private final Brokers brokers;
  private final Door door;
  private final Flink flink;
  private final JobView view;
  private int taskManagers;
  private int partitions = Topics.PARTITIONS;

  private Range(Path folder, Ground ground) throws IOException {
    this.folder = folder;
    this.ground = ground;
    this.machines = new Machines(folder);
    Brokers plain = Brokers.on(folder, ground.brokers()).with(ground.broker());
    int behind = FreePorts.find(1).get(0);
    this.door = ground.behindDoor() ? Door.to(behind) : null;
    this.brokers = door == null ? plain : plain.with(anotherListener(plain, behind));
    Flink quick = Flink.on(folder, ground.slots()).with(settings(ground));
    if (ground.highlyAvailable()) {
      ZooKeeper keeper = ZooKeeper.on(folder);
      machines.start(keeper.jvm(LIBRARIES));
      quick = quick.with(keeper.asFlinkSays());
    }
    this.flink = quick;
    this.view = new JobView(flink.address());
  }

  private static Map<String, String> settings(Ground ground) {
    Map<String, String> settings = new TreeMap<>(Map.of("web.refresh-interval", "100 ms"));
    if (!ground.isAsShipped()) {
      settings.put("heartbeat.interval", "500 ms");
    }
    return settings;
  }

  /** Starts all but the job; its files are in the folder. */
  static Range open(Path folder, Ground ground) throws IOException {
    Range range = new Range(Files.createDirectories(folder.toAbsolutePath()), ground);
    try {
      range.start();
      return range;
    } catch (IOException | RuntimeException e) {
      range.close();
      throw e;
    }
  }

  private void start() throws IOException {
    for (int broker = 1; broker <= ground.brokers(); broker++) {
      startBroker(broker);
    }
    startJobManager();
    for (int number = 0; number < TASK_MANAGERS; number++) {
      startTaskManager();
    }
    await().ignoreExceptions().until(() -> makeTopics(partitions));
    await().ignoreExceptions().until(this::knowsGroups);
    if (ground.stamps() == Stamps.BROKER) {
      startClock(1);
      startClock(2);
    }
    awaitTaskManagers();
  }

  /** Who comes in by the door is told to come by the door. */
  private Map<String, String> anotherListener(Brokers plain, int behind) {
    String own = "BROKER://127.0.0.1:" + plain.ports().get(0);
    String controller = ",CONTROLLER://127.0.0.1:" + plain.controllers().get(0);
    return Map.of(
        "listeners", own + controller + ",JOB://127.0.0.1:" + behind,
        "advertised.listeners", own + ",JOB://127.0.0.1:" + door.port(),
        "listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT,JOB:PLAINTEXT");
  }

  Admin admin() {
    return Admin.create(client());
  }

  /** Makes all topics, or gives them more partitions, those that have several. */
  private boolean makeTopics(int many) {
    Map<String, Object> hasty = new TreeMap<>(client());
    hasty.put("default.api.timeout.ms", "3000");
    hasty.put("request.timeout.ms", "2000");
    try (Admin admin = Admin.create(hasty)) {
      var unused =
          new TopicSetup(admin, many, ground.brokers()).ensure(Topics.all(ground.stamps()), true);
      return true;
    }
  }

  /** Gives each report topic one partition more, and tells its number. */
  int addPartition() {
    boolean unused = makeTopics(++partitions);
    return partitions - 1;
  }

  /** A new broker makes its own topics when it is first asked about a group. */
  private boolean knowsGroups() {
    try (Admin admin = admin()) {
      KafkaAnswer.to(admin.listConsumerGroupOffsets("escalation").partitionsToOffsetAndMetadata());
      return true;
    } catch (GroupIdNotFoundException none) {
      return true;
    }
  }

  Path folder() {
    return folder;
  }

  Machines machines() {
    return machines;
  }

  Door door() {
    return door;
  }

  JobView view() {
    return view;
  }

  /** How clients other than the job reach the brokers. */
  Map<String, Object> client() {
    return Map.of("bootstrap.servers", brokers.bootstrap(), "default.api.timeout.ms", "120000");
  }

  private String bootstrap() {
    return door == null ? brokers.bootstrap() : "127.0.0.1:" + door.port();
  }

  void startBroker(int number) throws IOException {
    machines.start(brokers.jvm(number, LIBRARIES));
  }

  void startJobManager() throws IOException {
    machines.start(flink.jobManager(LIBRARIES));
  }

  /** One more, under a name that none had before. */
  void startTaskManager() throws IOException {
    machines.start(flink.taskManager(++taskManagers, LIBRARIES));
  }

  /** One of the clocks that beat beside one another. */
  void startClock(int number) throws IOException {
    String name = "clock-" + number;
    machines.start(
        new Jvm(
            name,
            Path.of("target/forebell.jar").toAbsolutePath() + ":" + LIBRARIES.ofKafka(),
            "org.forebell.cli.Forebell",
            List.of(
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dforebell.log=" + folder.resolve(name + ".log")),
            List.of("clock", "--bootstrap", brokers.bootstrap(), "--every", "PT0.2S")));
  }

  /** Waits until at least as many as at first stand by, and starts those that ended themselves. */
  void awaitTaskManagers() {
    await()
        .ignoreExceptions()
        .until(
            () -> {
              while (machines.named("taskmanager").size() < TASK_MANAGERS) {
                startTaskManager();
              }
              try (FlinkCluster cluster = cluster()) {
                return cluster.taskManagers() >= TASK_MANAGERS;
              }
            });
  }

  /** Waits until the slots of lost machines are forgotten, and those of new ones are there. */
  void awaitFreeSlots() {
    await().ignoreExceptions().until(() -> view.freeSlots() == TASK_MANAGERS * ground.slots());
  }

  private FlinkCluster cluster() {
    return FlinkCluster.at(flink.address());
  }

  /** The shipped job, as this ground has it. */
  JobFile job() throws IOException {
    String text = Files.readString(Path.of("jobs/escalation/job.yaml"));
    Map<String, String> changes = new TreeMap<>(ground.job());
    changes.put("stamps", ground.stamps().name().toLowerCase(java.util.Locale.ROOT));
    changes.putIfAbsent("storage", folder.resolve("state").toString());
    for (Map.Entry<String, String> each : changes.entrySet()) {
      text = text.replaceFirst("(?m)^(  " + each.getKey() + ": ).*", "$1" + each.getValue());
    }
    Path file = Files.writeString(folder.resolve("job.yaml"), text);
    JobFile job = JobFileReader.read(file, Path.of(""));
    return job.with(job.parallelism(), bootstrap());
  }

  /** The shipped notification job with other files. */
  JobFile notification(Path routing, Path channels) throws IOException {
    String text =
        Files.readString(Path.of("jobs/notification/job.yaml"))
            .replaceFirst("(?m)^(  storage: ).*", "$1" + folder.resolve("state"))
            .replaceFirst("(?m)^(  routing: ).*", "$1" + routing.toAbsolutePath())
            .replaceFirst("(?m)^(  channels: ).*", "$1" + channels.toAbsolutePath());
    Path file = Files.writeString(folder.resolve("notification.yaml"), text);
    JobFile job = JobFileReader.read(file, Path.of(""));
    return job.with(job.parallelism(), bootstrap());
  }

  /** Where the running job keeps its checkpoints. */
  Path checkpoints() throws IOException {
    return Path.of(URI.create(job().checkpoints())).resolve(view.job());
  }

  /** Sends the shipped job. */
  Submission.Sent submit(Start.Memory memory, String savepoint) throws IOException {
    return submit(job(), memory, savepoint);
  }

  /** Sends a job as {@code forebell submit} does, and waits until it runs. */
  Submission.Sent submit(JobFile job, Start.Memory memory, String savepoint) {
    try (FlinkCluster cluster = cluster()) {
      Submission.Sent sent = Submission.send(job, cluster, new Start(memory, savepoint));
      view.awaitRunning();
      return sent;
    }
  }

  /** Stops the job as {@code forebell stop} does, and tells where its savepoint is. */
  String stop() throws IOException {
    JobFile job = job();
    try (FlinkCluster cluster = cluster()) {
      JobStatusMessage running = cluster.running(job.name()).orElseThrow();
      return cluster.stop(running.getJobId(), job.savepoints(), Duration.ofMinutes(2));
    }
  }

  @Override
  public void close() throws IOException {
    machines.close();
    if (door != null) {
      door.close();
    }
  }
}

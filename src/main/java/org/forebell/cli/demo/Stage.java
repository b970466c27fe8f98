package org.forebell.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.forebell.flink.EmbeddedBroker;
import org.forebell.flink.EscalationJob;
import org.forebell.flink.EscalationSettings;
import org.forebell.flink.JobDefaults;
import org.forebell.flink.KafkaEnds;
import org.forebell.flink.NotificationEnds;
import org.forebell.flink.NotificationJob;
import org.forebell.flink.NotificationSettings;
import org.forebell.flink.Stamps;
import org.forebell.flink.TopicSetup;
import org.forebell.flink.Topics;
import org.forebell.flink.WorldTime;
import org.forebell.metrics.ForebellReporterFactory;

/** A real broker and a real Flink runtime in this process, with both jobs on them. */
final class Stage implements AutoCloseable {

  private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(1);
  private static final int PARTITIONS = 2;

  /** The job takes about so long to start. */
  private static final Duration TO_START = Duration.ofSeconds(5);

  private final EmbeddedBroker broker;
  private final JobClient escalation;
  private final JobClient notification;
  private final WorldTime time;

  private Stage(
      EmbeddedBroker broker, JobClient escalation, JobClient notification, WorldTime time) {
    this.broker = broker;
    this.escalation = escalation;
    this.notification = notification;
    this.time = time;
  }

  /**
   * Sets it.
   *
   * @param world when the world to be played begins, epoch milliseconds
   * @param perHour how long an hour of it lasts
   * @param metricsPort where metrics are served, 0 for nowhere; the notification job's on the next
   */
  static Stage set(
      Path folder,
      EscalationSettings settings,
      NotificationSettings telling,
      long world,
      Duration perHour,
      int metricsPort)
      throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"));
    try {
      Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrap());
      try (Admin admin = Admin.create(client)) {
        new TopicSetup(admin, PARTITIONS, 1).ensure(Topics.all(Stamps.SENDER), false);
      }
      WorldTime time =
          new WorldTime(
              world,
              System.currentTimeMillis() + TO_START.toMillis(),
              Duration.ofHours(1).toMillis(),
              perHour.toNanos() / 1e6);
      return new Stage(
          broker,
          escalation(folder, broker, settings, time, metricsPort),
          notification(folder, broker, telling, metricsPort == 0 ? 0 : metricsPort + 1),
          time);
    } catch (Exception e) {
      broker.close();
      throw e;
    }
  }

  String bootstrap() {
    return broker.bootstrap();
  }

  /** When each hour of the world is to be played. */
  WorldTime time() {
    return time;
  }

  /** The escalation job's id, as its pages in Flink's own view name it. */
  String jobId() {
    return escalation.getJobID().toString();
  }

  @Override
  public void close() throws IOException {
    cancel(escalation);
    cancel(notification);
    broker.close();
  }

  private static void cancel(JobClient job) {
    try {
      job.cancel().get();
    } catch (java.util.concurrent.ExecutionException | IllegalStateException alreadyEnded) {
      // A job that has ended by itself cannot be cancelled, and need not be.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static JobClient escalation(
      Path folder,
      EmbeddedBroker broker,
      EscalationSettings settings,
      WorldTime time,
      int metricsPort)
      throws Exception {
    StreamExecutionEnvironment env = environment(folder.resolve("escalation"), metricsPort);
    EscalationJob.build(
        env, new KafkaEnds(broker.bootstrap(), "forebell-demo", new Properties()), settings, time);
    return env.executeAsync("escalation");
  }

  private static JobClient notification(
      Path folder, EmbeddedBroker broker, NotificationSettings settings, int metricsPort)
      throws Exception {
    StreamExecutionEnvironment env = environment(folder.resolve("notification"), metricsPort);
    NotificationJob.build(
        env,
        new NotificationEnds(broker.bootstrap(), "forebell-demo-notification", new Properties()),
        settings);
    return env.executeAsync("notification");
  }

  private static StreamExecutionEnvironment environment(Path folder, int metricsPort) {
    Configuration configuration = JobDefaults.configuration();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    configuration.set(RestOptions.BIND_PORT, "0");
    if (metricsPort != 0) {
      configuration.addAll(Configuration.fromMap(ForebellReporterFactory.settings(metricsPort)));
    }
    return StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
  }
}

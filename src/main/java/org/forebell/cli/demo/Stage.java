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

/** A real broker and a real Flink runtime in this process, with both jobs on them. */
final class Stage implements AutoCloseable {

  private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(1);
  private static final int PARTITIONS = 2;

  private final EmbeddedBroker broker;
  private final JobClient escalation;
  private final JobClient notification;

  private Stage(EmbeddedBroker broker, JobClient escalation, JobClient notification) {
    this.broker = broker;
    this.escalation = escalation;
    this.notification = notification;
  }

  static Stage set(
      Path folder, EscalationSettings settings, NotificationSettings telling, int parallelism)
      throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"));
    try {
      Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrap());
      try (Admin admin = Admin.create(client)) {
        new TopicSetup(admin, PARTITIONS, 1).ensure(Topics.all(Stamps.SENDER), false);
      }
      return new Stage(
          broker,
          escalation(folder, broker, settings, parallelism),
          notification(folder, broker, telling, parallelism));
    } catch (Exception e) {
      broker.close();
      throw e;
    }
  }

  String bootstrap() {
    return broker.bootstrap();
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
      Path folder, EmbeddedBroker broker, EscalationSettings settings, int parallelism)
      throws Exception {
    StreamExecutionEnvironment env = environment(folder.resolve("escalation"), parallelism);
    EscalationJob.build(
        env, new KafkaEnds(broker.bootstrap(), "forebell-demo", new Properties()), settings);
    return env.executeAsync("escalation");
  }

  private static JobClient notification(
      Path folder, EmbeddedBroker broker, NotificationSettings settings, int parallelism)
      throws Exception {
    StreamExecutionEnvironment env = environment(folder.resolve("notification"), parallelism);
    NotificationJob.build(
        env,
        new NotificationEnds(broker.bootstrap(), "forebell-demo-notification", new Properties()),
        settings);
    return env.executeAsync("notification");
  }

  private static StreamExecutionEnvironment environment(Path folder, int parallelism) {
    Configuration configuration = JobDefaults.configuration();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    configuration.set(RestOptions.BIND_PORT, "0");
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
  }
}

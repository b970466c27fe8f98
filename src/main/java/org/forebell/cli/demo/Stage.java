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
import org.forebell.flink.Pace;
import org.forebell.flink.Stamps;
import org.forebell.flink.TopicSetup;
import org.forebell.flink.Topics;
import org.forebell.metrics.ForebellReporterFactory;

/** A real broker and a real Flink runtime in this process, with the escalation job on them. */
final class Stage implements AutoCloseable {

  private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(1);
  private static final int PARTITIONS = 2;

  /** The job takes about so long to start. */
  private static final Duration TO_START = Duration.ofSeconds(5);

  private final EmbeddedBroker broker;
  private final JobClient job;
  private final Pace pace;

  private Stage(EmbeddedBroker broker, JobClient job, Pace pace) {
    this.broker = broker;
    this.job = job;
    this.pace = pace;
  }

  /**
   * Sets it.
   *
   * @param world when the world to be played begins, epoch milliseconds
   * @param perHour how long an hour of it lasts
   * @param metricsPort where metrics are served, 0 for nowhere
   */
  static Stage set(
      Path folder, EscalationSettings settings, long world, Duration perHour, int metricsPort)
      throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"));
    try {
      Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrap());
      try (Admin admin = Admin.create(client)) {
        new TopicSetup(admin, PARTITIONS, 1).ensure(Topics.all(Stamps.SENDER), false);
      }
      Pace pace =
          new Pace(
              world,
              System.currentTimeMillis() + TO_START.toMillis(),
              Duration.ofHours(1).toMillis(),
              perHour.toNanos() / 1e6);
      return new Stage(broker, submit(folder, broker, settings, pace, metricsPort), pace);
    } catch (Exception e) {
      broker.close();
      throw e;
    }
  }

  String bootstrap() {
    return broker.bootstrap();
  }

  /** When each hour of the world is to be played. */
  Pace pace() {
    return pace;
  }

  /** The job's id, as its pages in Flink's own view name it. */
  String jobId() {
    return job.getJobID().toString();
  }

  @Override
  public void close() throws IOException {
    try {
      job.cancel().get();
    } catch (java.util.concurrent.ExecutionException | IllegalStateException alreadyEnded) {
      // A job that has ended by itself cannot be cancelled, and need not be.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    broker.close();
  }

  private static JobClient submit(
      Path folder, EmbeddedBroker broker, EscalationSettings settings, Pace pace, int metricsPort)
      throws Exception {
    Configuration configuration = JobDefaults.configuration();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    configuration.set(RestOptions.BIND_PORT, "0");
    if (metricsPort != 0) {
      configuration.addAll(metrics(metricsPort));
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
    EscalationJob.build(
        env, new KafkaEnds(broker.bootstrap(), "forebell-demo", new Properties()), settings, pace);
    return env.executeAsync("escalation");
  }

  private static Configuration metrics(int port) {
    return Configuration.fromMap(
        Map.of(
            "metrics.reporters",
            "forebell",
            "metrics.reporter.forebell.factory.class",
            ForebellReporterFactory.class.getName(),
            "metrics.reporter.forebell.host",
            "127.0.0.1",
            "metrics.reporter.forebell.port",
            Integer.toString(port)));
  }
}

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
import org.forebell.flink.Stamps;
import org.forebell.flink.TopicSetup;
import org.forebell.flink.Topics;

/** A real broker and a real Flink runtime in this process, with the escalation job on them. */
final class Stage implements AutoCloseable {

  private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(1);
  private static final int PARTITIONS = 2;

  private final EmbeddedBroker broker;
  private final JobClient job;

  private Stage(EmbeddedBroker broker, JobClient job) {
    this.broker = broker;
    this.job = job;
  }

  static Stage set(Path folder, EscalationSettings settings, int parallelism) throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"));
    try {
      Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrap());
      try (Admin admin = Admin.create(client)) {
        new TopicSetup(admin, PARTITIONS, 1).ensure(Topics.all(Stamps.SENDER), false);
      }
      return new Stage(broker, submit(folder, broker, settings, parallelism));
    } catch (Exception e) {
      broker.close();
      throw e;
    }
  }

  String bootstrap() {
    return broker.bootstrap();
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
      Path folder, EmbeddedBroker broker, EscalationSettings settings, int parallelism)
      throws Exception {
    Configuration configuration = JobDefaults.configuration();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    configuration.set(RestOptions.BIND_PORT, "0");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    EscalationJob.build(
        env, new KafkaEnds(broker.bootstrap(), "forebell-demo", new Properties()), settings);
    return env.executeAsync("escalation");
  }
}

package org.forebell.flink.submit;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmanager.scheduler.SlotSharingGroup;
import org.apache.kafka.common.KafkaException;
import org.forebell.flink.ClientSettings;

/** Sends a job to a cluster, once all has been looked at that could keep it from working. */
public final class Submission {
  private final JobFile job;
  private final FlinkCluster cluster;
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private Submission(JobFile job, FlinkCluster cluster) {
    this.job = job;
    this.cluster = cluster;
  }

  /**
   * What became of it.
   *
   * @param from URI of the state it goes on from, null when it begins without memory
   * @param notes what could not be looked at, or is other than the file says
   */
  public record Sent(JobID id, String from, List<String> notes) {}

  /**
   * Looks and sends.
   *
   * @throws Refused with every reason found, before anything is sent or changed
   */
  public static Sent send(JobFile job, FlinkCluster cluster, Start start) {
    return new Submission(job, cluster).send(start);
  }

  private Sent send(Start start) {
    refuseIfRunning();
    JobProgram program = new JobProgram(job);
    program.filesAreThere();
    retained();
    try (BrokerChecks brokers = BrokerChecks.of(job, kafkaSettings())) {
      problems.addAll(brokers.topics());
      problems.addAll(brokers.transactions(notes));
      String from = from(start, brokers);
      JobGraph plan = plan(program);
      slots(plan);
      if (from != null) {
        problems.addAll(new StateFit(plan).problems(from, metadata(from)));
        plan.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(from, false));
      }
      refuseIfAnything();
      if (start.memory() == Start.Memory.NONE && brokers.hasRead()) {
        brokers.forgetGroup();
        notes.add("Consumer group " + job.kafka().group() + " begins at the start of its topics.");
      }
      return new Sent(cluster.send(plan), from, List.copyOf(notes));
    } catch (KafkaException e) {
      problems.add(BrokerAdvice.on(e, job.kafka().bootstrap()));
      throw Refused.all(problems);
    }
  }

  /** A program that looks for itself may refuse what is refused here already. */
  private JobGraph plan(JobProgram program) {
    try {
      return program.plan();
    } catch (Refused e) {
      refuseIfAnything();
      throw e;
    }
  }

  private void refuseIfRunning() {
    cluster
        .running(job.name())
        .ifPresent(
            running -> {
              throw new Refused(
                  "A job named "
                      + job.name()
                      + " is there already ("
                      + running.getJobState()
                      + ", "
                      + running.getJobId()
                      + "): two would write everything twice. Stop it: ./forebell stop "
                      + job.name()
                      + ", then submit with --resume.");
            });
  }

  private void refuseIfAnything() {
    if (!problems.isEmpty()) {
      throw Refused.all(problems);
    }
  }

  private void slots(JobGraph plan) {
    Map<SlotSharingGroup, Integer> groups = new HashMap<>();
    for (JobVertex vertex : plan.getVertices()) {
      groups.merge(vertex.getSlotSharingGroup(), vertex.getParallelism(), Math::max);
    }
    int needed = groups.values().stream().mapToInt(Integer::intValue).sum();
    cluster
        .freeSlots()
        .filter(free -> free < needed)
        .ifPresent(
            free ->
                problems.add(
                    "The job needs "
                        + needed
                        + " slots, and "
                        + free
                        + " are free. Start more TaskManagers, stop another job, or take"
                        + " --parallelism "
                        + Math.max(1, free)
                        + "."));
  }

  private void retained() {
    int kept = cluster.checkpointsKept();
    if (kept != job.checkpointing().retained()) {
      notes.add(
          "The cluster keeps "
              + kept
              + " checkpoints of a job, not "
              + job.checkpointing().retained()
              + ": set execution.checkpointing.num-retained in its config.yaml.");
    }
  }

  private String from(Start start, BrokerChecks brokers) {
    return switch (start.memory()) {
      case NONE -> null;
      case NAMED -> start.uri();
      case NEWEST -> resume(StateStore.of(job));
      case UNSAID -> {
        refuseIfItRanBefore(StateStore.of(job), brokers);
        yield null;
      }
    };
  }

  /** What a state says of itself; where it cannot be read, which one is before it. */
  private CheckpointMetadata metadata(String from) {
    try {
      return StateStore.metadata(from);
    } catch (Refused unreadable) {
      throw StateStore.of(job).stream()
          .map(KnownState::uri)
          .dropWhile(uri -> !uri.equals(from))
          .skip(1)
          .findFirst()
          .map(older -> new Refused(unreadable.getMessage() + " Before it: " + older, unreadable))
          .orElse(unreadable);
    }
  }

  private String resume(List<KnownState> states) {
    Resume resume =
        Resume.of(states, job.kafka().transactionTimeout(), Instant.now())
            .orElseThrow(
                () ->
                    new Refused(
                        "There is nothing to resume from in "
                            + job.checkpoints()
                            + " and "
                            + job.savepoints()
                            + ". Name a savepoint with --from-savepoint, or begin with --fresh."));
    if (resume.note() != null) {
      notes.add(resume.note());
    }
    return resume.from().uri();
  }

  private void refuseIfItRanBefore(Collection<KnownState> states, BrokerChecks brokers) {
    String choice = "Say --resume, --from-savepoint PATH, or --fresh to begin without memory.";
    if (!states.isEmpty()) {
      problems.add(
          "This job ran before; its newest state is " + states.iterator().next() + ". " + choice);
    } else if (brokers.hasRead()) {
      problems.add(
          "Consumer group "
              + job.kafka().group()
              + " has read before, but there is no state in "
              + job.checkpointing().storage()
              + " as seen from here: the job would go on from there without the history that led"
              + " there. "
              + choice);
    }
  }

  private Properties kafkaSettings() {
    if (job.kafka().properties() == null) {
      return new Properties();
    }
    try {
      Properties settings = ClientSettings.read(job.kafka().properties());
      List<String> notHere = ClientSettings.problems(settings);
      if (!notHere.isEmpty()) {
        throw new Refused("kafka.properties: " + String.join(" ", notHere));
      }
      return settings;
    } catch (IOException | IllegalArgumentException e) {
      throw new Refused("kafka.properties: " + e.getMessage() + ". Check the file.", e);
    }
  }
}

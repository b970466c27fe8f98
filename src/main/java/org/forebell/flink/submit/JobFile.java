package org.forebell.flink.submit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.forebell.flink.Stamps;

/**
 * A job as its {@code job.yaml} tells it, checked against itself.
 *
 * @param name of the job on the cluster, and of its folder in the storage
 * @param jar what a cluster runs
 * @param parallelism slots it needs
 * @param maxParallelism number of key groups, never to be changed
 * @param files what is sent with the job instead of what its jar has, by the names of its options
 */
public record JobFile(
    String name,
    String entryClass,
    Path jar,
    int parallelism,
    int maxParallelism,
    Kafka kafka,
    TopicsUsed topics,
    Checkpointing checkpointing,
    State state,
    Restart restart,
    Map<String, Path> files) {
  public JobFile {
    files = Map.copyOf(files);
  }

  /**
   * How it reaches the brokers.
   *
   * @param bootstrap addresses as the cluster sees them
   * @param properties settings of Kafka's clients, null for none
   * @param group of the consumer, and prefix of the transactional ids
   * @param transactionTimeout how long a transaction may stay open; null for a job that writes
   *     nothing exactly once
   */
  public record Kafka(
      String bootstrap, Path properties, String group, Duration transactionTimeout) {}

  /**
   * What it reads and writes.
   *
   * @param writes topic to guarantee, {@code at-least-once} or {@code exactly-once}
   */
  public record TopicsUsed(Stamps stamps, List<String> reads, Map<String, String> writes) {
    public TopicsUsed {
      reads = List.copyOf(reads);
      writes = Map.copyOf(writes);
    }

    /** Whether anything is written in transactions. */
    boolean inTransactions() {
      return writes.containsValue("exactly-once");
    }
  }

  /**
   * @param alignedTimeout after which a checkpoint goes on unaligned, null for never
   * @param retained completed checkpoints kept
   * @param storage URI of the folder that holds a folder for each job
   */
  public record Checkpointing(
      Duration interval,
      Duration pause,
      Duration timeout,
      Duration alignedTimeout,
      int tolerableFailures,
      int retained,
      String storage) {}

  /**
   * @param backend {@code rocksdb} or {@code hashmap}
   */
  public record State(String backend, boolean incremental) {}

  /** After each failure the pause grows from {@code initialBackoff} to {@code maxBackoff}. */
  public record Restart(
      Duration initialBackoff,
      Duration maxBackoff,
      double multiplier,
      double jitter,
      Duration resetAfter) {}

  /** URI of the folder of this job's checkpoints. */
  public String checkpoints() {
    return checkpointing.storage() + "/" + name + "/checkpoints";
  }

  /** URI of the folder of this job's savepoints. */
  public String savepoints() {
    return checkpointing.storage() + "/" + name + "/savepoints";
  }

  /** The same with another parallelism or brokers at another address. */
  public JobFile with(int otherParallelism, String otherBootstrap) {
    Kafka other =
        new Kafka(otherBootstrap, kafka.properties(), kafka.group(), kafka.transactionTimeout());
    return new JobFile(
        name,
        entryClass,
        jar,
        otherParallelism,
        maxParallelism,
        other,
        topics,
        checkpointing,
        state,
        restart,
        files);
  }
}

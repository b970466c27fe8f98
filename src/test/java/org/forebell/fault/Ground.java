package org.forebell.fault;

import java.util.Map;
import java.util.TreeMap;
import org.forebell.flink.Stamps;

/**
 * On what a kind of fault is tried.
 *
 * @param slots of each of the two TaskManagers
 * @param highlyAvailable whether what the JobManager knows survives it, in ZooKeeper
 * @param behindDoor whether the job reaches the broker through a {@link Door} that can be shut
 * @param job what job.yaml says otherwise, by key
 * @param broker what brokers are told besides
 * @param hoursPerSecond of the senders' time that pass
 */
record Ground(
    int brokers,
    int slots,
    boolean highlyAvailable,
    boolean behindDoor,
    Stamps stamps,
    Map<String, String> job,
    Map<String, String> broker,
    int hoursPerSecond) {

  /** So many checkpoints that each fault meets some, and no growing pause between faults. */
  private static final Map<String, String> BRISK =
      Map.of("interval", "1 s", "pause", "100 ms", "initialBackoff", "200 ms", "resetAfter", "2 s");

  /** One broker, two TaskManagers of two slots, a checkpoint each second. */
  static Ground brisk() {
    return new Ground(1, 2, false, false, Stamps.SENDER, BRISK, Map.of(), 10);
  }

  /** Whether its job is the shipped one with the cluster's own settings. */
  boolean isAsShipped() {
    return job.isEmpty();
  }

  /** The settings of jobs/escalation/job.yaml and of {@code forebell cluster up}. */
  static Ground asShipped() {
    return new Ground(1, 2, false, false, Stamps.SENDER, Map.of(), Map.of(), 5);
  }

  Ground withBrokers(int many) {
    return new Ground(
        many, slots, highlyAvailable, behindDoor, stamps, job, broker, hoursPerSecond);
  }

  Ground withSlots(int each) {
    return new Ground(
        brokers, each, highlyAvailable, behindDoor, stamps, job, broker, hoursPerSecond);
  }

  Ground withHighAvailability() {
    return new Ground(brokers, slots, true, behindDoor, stamps, job, broker, hoursPerSecond);
  }

  Ground behindADoor() {
    return new Ground(brokers, slots, highlyAvailable, true, stamps, job, broker, hoursPerSecond);
  }

  Ground stampedBy(Stamps who) {
    return new Ground(
        brokers, slots, highlyAvailable, behindDoor, who, job, broker, hoursPerSecond);
  }

  Ground job(String key, String value) {
    Map<String, String> all = new TreeMap<>(job);
    all.put(key, value);
    return new Ground(
        brokers, slots, highlyAvailable, behindDoor, stamps, all, broker, hoursPerSecond);
  }

  Ground broker(String key, String value) {
    Map<String, String> all = new TreeMap<>(broker);
    all.put(key, value);
    return new Ground(
        brokers, slots, highlyAvailable, behindDoor, stamps, job, all, hoursPerSecond);
  }
}

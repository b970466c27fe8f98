package org.forebell.flink.submit;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.ClientUtils;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobInitializationException;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.rest.messages.ClusterConfigurationInfoHeaders;
import org.apache.flink.runtime.rest.messages.ConfigurationInfo;
import org.apache.flink.runtime.rest.messages.EmptyMessageParameters;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;

/**
 * A Flink cluster that runs already, spoken to by its REST address. TLS is as the {@code
 * config.yaml} in {@code FLINK_CONF_DIR} says, if there is one.
 */
public final class FlinkCluster implements AutoCloseable {
  private static final Duration ONE_ANSWER = Duration.ofSeconds(30);
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);
  private static final Duration RETRY_AFTER = Duration.ofMillis(500);

  /**
   * Clusters with one of these start TaskManagers when a job needs them: free slots say nothing.
   */
  private static final Set<String> SLOTS_ON_DEMAND =
      Set.of("kubernetes.cluster-id", "yarn.application.id");

  private final String address;
  private final RestClusterClient<String> client;

  private FlinkCluster(String address, RestClusterClient<String> client) {
    this.address = address;
    this.client = client;
  }

  /**
   * Gets ready to speak to a cluster; nothing is asked yet.
   *
   * @param address {@code HOST:PORT} of its REST interface
   */
  public static FlinkCluster at(String address) {
    int colon = address.lastIndexOf(':');
    Configuration rest = GlobalConfiguration.loadConfiguration();
    try {
      rest.set(RestOptions.ADDRESS, address.substring(0, Math.max(0, colon)));
      rest.set(RestOptions.PORT, Integer.parseInt(address.substring(colon + 1)));
      rest.set(RestOptions.CONNECTION_TIMEOUT, TO_CONNECT);
      rest.set(RestOptions.RETRY_MAX_ATTEMPTS, 2);
      rest.set(RestOptions.RETRY_DELAY, RETRY_AFTER);
      return new FlinkCluster(address, new RestClusterClient<>(rest, "forebell"));
    } catch (NumberFormatException e) {
      throw new Refused("The cluster's address is \"" + address + "\". Write HOST:PORT.", e);
    } catch (Exception e) {
      throw new Refused("Cannot speak to the cluster at " + address + ": " + e.getMessage(), e);
    }
  }

  /** All jobs it knows, those that ended among them; the newest first. */
  public List<JobStatusMessage> jobs() {
    Collection<JobStatusMessage> jobs = answer(client.listJobs());
    return jobs.stream()
        .sorted(Comparator.comparingLong(JobStatusMessage::getStartTime).reversed())
        .toList();
  }

  /** The job of this name that has not ended, if any. */
  public Optional<JobStatusMessage> running(String name) {
    return jobs().stream()
        .filter(job -> job.getJobName().equals(name))
        .filter(job -> !job.getJobState().isGloballyTerminalState())
        .findFirst();
  }

  /** How many TaskManagers have come to it. */
  public int taskManagers() {
    return answer(client.getClusterOverview()).getNumTaskManagersConnected();
  }

  /** Slots that a job could take, or nothing where the cluster makes them on demand. */
  Optional<Integer> freeSlots() {
    boolean onDemand =
        configuration().stream().anyMatch(entry -> SLOTS_ON_DEMAND.contains(entry.getKey()));
    return onDemand
        ? Optional.empty()
        : Optional.of(answer(client.getClusterOverview()).getNumSlotsAvailable());
  }

  /** How many completed checkpoints it keeps of a job; no job can say that for itself. */
  int checkpointsKept() {
    var option = CheckpointingOptions.MAX_RETAINED_CHECKPOINTS;
    Configuration told = new Configuration();
    configuration().forEach(entry -> told.setString(entry.getKey(), entry.getValue()));
    return told.get(option);
  }

  private ConfigurationInfo configuration() {
    return answer(
        client.sendRequest(
            ClusterConfigurationInfoHeaders.getInstance(),
            EmptyMessageParameters.getInstance(),
            EmptyRequestBody.getInstance()));
  }

  /**
   * Sends a job, and waits until the cluster has begun with it.
   *
   * @throws Refused when the cluster does not take it
   */
  JobID send(JobGraph plan) {
    JobID id = answer(client.submitJob(plan));
    try {
      ClientUtils.waitUntilJobInitializationFinished(
          () -> answer(client.getJobStatus(id)),
          () -> answer(client.requestJobResult(id)),
          getClass().getClassLoader());
    } catch (JobInitializationException e) {
      throw new Refused(
          "The cluster took the job and could not begin with it: "
              + ClusterAdvice.root(e)
              + ". "
              + view(id),
          e);
    }
    return id;
  }

  /**
   * Ends a job with a savepoint, from which it can go on with nothing lost and nothing twice.
   *
   * @param folder URI that every machine of the cluster can write to
   * @return where the savepoint is
   * @throws Refused when it cannot be taken; the job then goes on
   */
  public String stop(JobID id, String folder, Duration within) {
    return answer(
        client.stopWithSavepoint(id, false, folder, SavepointFormatType.CANONICAL), within);
  }

  /** Address of a running job's pages in the cluster's own view. */
  public String view(JobID id) {
    return "http://" + address + "/#/job/running/" + id + "/overview";
  }

  /** The same for a job that may have ended. */
  public String view(JobStatusMessage job) {
    String running = view(job.getJobId());
    return job.getJobState().isGloballyTerminalState()
        ? running.replace("/job/running/", "/job/completed/")
        : running;
  }

  private <T> T answer(CompletableFuture<T> question) {
    return answer(question, ONE_ANSWER);
  }

  private <T> T answer(CompletableFuture<T> question, Duration within) {
    try {
      return question.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new Refused(ClusterAdvice.on(e, address), e);
    } catch (TimeoutException e) {
      throw new Refused(
          "No answer from the cluster at " + address + " within " + within.toSeconds() + " s.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused("interrupted", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}

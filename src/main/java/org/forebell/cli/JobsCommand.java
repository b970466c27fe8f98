package org.forebell.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.forebell.flink.submit.FlinkCluster;
import org.forebell.flink.submit.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what a cluster runs. */
@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    description = "Lists the jobs of a cluster, those that ended among them, the newest first.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:listed", "2:the cluster does not answer"})
final class JobsCommand implements Callable<Integer> {
  private static final String LINE = "%-20s  %-11s  %-20s  %s%n";

  @Mixin private ClusterOptions cluster;

  @Option(names = "--running", description = "leave out those that ended")
  private boolean running;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (FlinkCluster at = cluster.open()) {
      List<JobStatusMessage> jobs =
          at.jobs().stream()
              .filter(job -> !running || !job.getJobState().isGloballyTerminalState())
              .toList();
      tell(jobs, at);
      return 0;
    } catch (Refused e) {
      throw new CannotBegin(e.getMessage(), e);
    }
  }

  private void tell(List<JobStatusMessage> jobs, FlinkCluster at) {
    PrintWriter out = spec.commandLine().getOut();
    if (jobs.isEmpty()) {
      out.println("No jobs. Submit one: ./forebell submit escalation");
    } else {
      out.printf(Locale.ROOT, LINE, "job", "state", "since", "see");
    }
    for (JobStatusMessage job : jobs) {
      Instant since = Instant.ofEpochMilli(job.getStartTime()).truncatedTo(ChronoUnit.SECONDS);
      String state = job.getJobState().name().toLowerCase(Locale.ROOT);
      out.printf(Locale.ROOT, LINE, job.getJobName(), state, since, at.view(job));
    }
    out.flush();
  }
}

package org.forebell.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.forebell.flink.submit.FlinkCluster;
import org.forebell.flink.submit.JobFile;
import org.forebell.flink.submit.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends a job so that it can go on. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = {
      "Ends a job with a savepoint and says where it is: everything it told is committed, and"
          + " \"submit --resume\" goes on from there."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:stopped", "1:no savepoint could be taken; the job goes on", "2:not there"})
final class StopCommand implements Callable<Integer> {

  @Parameters(paramLabel = "JOB", description = "folder in jobs/, or path of a job.yaml")
  private String job;

  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--within",
      paramLabel = "DURATION",
      defaultValue = "PT15M",
      description = "how long to wait for the savepoint (${DEFAULT-VALUE})")
  private Duration within;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (FlinkCluster at = cluster.open()) {
      JobFile file = ClusterOptions.job(job);
      return stop(file, at, running(file, at));
    } catch (Refused e) {
      throw new CannotBegin(e.getMessage(), e);
    }
  }

  private static JobStatusMessage running(JobFile file, FlinkCluster at) {
    return at.running(file.name())
        .orElseThrow(
            () ->
                new CannotBegin(
                    "No job named " + file.name() + " is there. See them: ./forebell jobs."));
  }

  private int stop(JobFile file, FlinkCluster at, JobStatusMessage running) {
    try {
      String savepoint = at.stop(running.getJobId(), file.savepoints(), within);
      spec.commandLine().getOut().println("savepoint  " + savepoint);
      spec.commandLine().getOut().flush();
      return 0;
    } catch (Refused e) {
      spec.commandLine()
          .getErr()
          .println(
              "forebell stop: no savepoint: "
                  + e.getMessage()
                  + "\nThe job goes on. See "
                  + at.view(running.getJobId()));
      spec.commandLine().getErr().flush();
      return 1;
    }
  }
}

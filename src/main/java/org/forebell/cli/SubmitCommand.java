package org.forebell.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.forebell.flink.submit.FlinkCluster;
import org.forebell.flink.submit.JobFile;
import org.forebell.flink.submit.Refused;
import org.forebell.flink.submit.Start;
import org.forebell.flink.submit.Start.Memory;
import org.forebell.flink.submit.Submission;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a job to a cluster. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description = {
      "Sends a job to a Flink cluster that runs already, once cluster, topics, brokers and state"
          + " have been looked at; prints its id and where to see it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the cluster runs it", "2:refused; nothing was sent"})
final class SubmitCommand implements Callable<Integer> {

  @Parameters(paramLabel = "JOB", description = "folder in jobs/, or path of a job.yaml")
  private String job;

  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT[,…]",
      defaultValue = "${env:FOREBELL_BOOTSTRAP:-}",
      description =
          "addresses of brokers as the cluster sees them; else FOREBELL_BOOTSTRAP, else those of"
              + " the local cluster, else job.yaml's")
  private String bootstrap;

  @Option(names = "--parallelism", paramLabel = "N", description = "another than job.yaml's")
  private Integer parallelism;

  @ArgGroup private StartOptions start = new StartOptions();

  /** One of them, or none. */
  static final class StartOptions {
    @Option(
        names = "--from-savepoint",
        paramLabel = "PATH",
        description = "go on from this savepoint or retained checkpoint")
    private String savepoint;

    @Option(names = "--resume", description = "go on from the newest one in the job's storage")
    private boolean resume;

    @Option(
        names = "--fresh",
        description = "begin without memory, and read the topics from their start")
    private boolean fresh;

    Start chosen() {
      if (savepoint != null) {
        return new Start(Memory.NAMED, savepoint);
      }
      Memory memory = fresh ? Memory.NONE : Memory.UNSAID;
      return new Start(resume ? Memory.NEWEST : memory, null);
    }
  }

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (FlinkCluster to = cluster.open()) {
      JobFile file = ClusterOptions.job(job);
      tell(to, Submission.send(file.with(slots(file), brokers(file)), to, start.chosen()));
      return 0;
    } catch (Refused e) {
      throw new CannotBegin(e.getMessage(), e);
    }
  }

  private int slots(JobFile file) {
    if (parallelism == null) {
      return file.parallelism();
    }
    if (parallelism < 1 || parallelism > file.maxParallelism()) {
      throw new CannotBegin(
          "--parallelism must be from 1 to maxParallelism, " + file.maxParallelism() + ".");
    }
    return parallelism;
  }

  private String brokers(JobFile file) {
    return Stream.of(bootstrap, cluster.bootstrap(), file.kafka().bootstrap())
        .filter(address -> address != null && !address.isBlank())
        .findFirst()
        .orElseThrow();
  }

  private void tell(FlinkCluster at, Submission.Sent sent) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("job   " + sent.id());
    out.println("from  " + (sent.from() == null ? "the start of its topics" : sent.from()));
    out.println("see   " + at.view(sent.id()));
    sent.notes().forEach(note -> out.println("note  " + note));
    out.flush();
  }
}

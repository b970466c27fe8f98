package org.forebell.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;
import org.forebell.cluster.ClusterFile;
import org.forebell.flink.submit.FlinkCluster;
import org.forebell.flink.submit.JobFile;
import org.forebell.flink.submit.JobFileReader;
import picocli.CommandLine.Option;

/** Which Flink cluster, and what a job's file is: the same for all commands about running jobs. */
final class ClusterOptions {
  private static final String USUAL = "localhost:8081";

  @Option(
      names = "--cluster",
      paramLabel = "HOST:PORT",
      defaultValue = "${env:FOREBELL_CLUSTER:-}",
      description =
          "address of the cluster's REST interface; else FOREBELL_CLUSTER, else the one that"
              + " \"forebell cluster up\" started, else "
              + USUAL)
  private String address;

  /** Speaks to the cluster. */
  FlinkCluster open() {
    return FlinkCluster.at(
        address.isBlank() ? local().map(ClusterFile::rest).orElse(USUAL) : address);
  }

  /** The brokers that belong to the cluster, if it is the local one; else null. */
  String bootstrap() {
    return address.isBlank() ? local().map(ClusterFile::bootstrap).orElse(null) : null;
  }

  /**
   * Reads a job.
   *
   * @param named folder under {@code jobs/}, or path of a file
   */
  static JobFile job(String named) {
    Path home = Home.folder();
    Path shipped = home.resolve("jobs").resolve(named).resolve("job.yaml");
    Path file = Files.isRegularFile(shipped) ? shipped : Path.of(named);
    if (!Files.isRegularFile(file)) {
      throw new CannotBegin(
          "There is no job " + named + ": neither " + shipped + " nor a file of that name.");
    }
    initializeFileSystems();
    return JobFileReader.read(file, home);
  }

  /** Object storage needs Flink's plugins and what its config.yaml says of them. */
  private static void initializeFileSystems() {
    Configuration flink = GlobalConfiguration.loadConfiguration();
    FileSystem.initialize(flink, PluginUtils.createPluginManagerFromRootFolder(flink));
  }

  private static Optional<ClusterFile> local() {
    try {
      return ClusterFile.in(Home.cluster());
    } catch (IOException e) {
      throw new CannotBegin(
          Home.cluster() + " cannot be read: " + e.getMessage() + ". Say --cluster.", e);
    }
  }
}

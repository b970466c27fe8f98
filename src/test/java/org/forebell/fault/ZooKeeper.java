package org.forebell.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.forebell.cluster.FreePorts;
import org.forebell.cluster.Jvm;
import org.forebell.cluster.Libraries;
import org.forebell.cluster.LogSettings;

/**
 * One ZooKeeper, where a JobManager keeps what it must not forget. It is the one inside Flink's own
 * jar of ZooKeeper, as Flink's {@code zookeeper.sh} starts it.
 */
record ZooKeeper(Path folder, int port) {
  private static final String SERVER =
      "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain";

  static ZooKeeper on(Path folder) throws IOException {
    return new ZooKeeper(folder, FreePorts.find(1).get(0));
  }

  Jvm jvm(Libraries libraries) throws IOException {
    Path settings = folder.resolve("zookeeper.cfg");
    Files.writeString(
        settings,
        """
        dataDir=%s
        clientPort=%d
        clientPortAddress=127.0.0.1
        admin.enableServer=false
        """
            .formatted(folder.resolve("zookeeper"), port));
    return new Jvm(
        "zookeeper",
        libraries.ofFlink(),
        SERVER,
        List.of(
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dlog4j2.configurationFile=" + LogSettings.write(folder, "zookeeper")),
        List.of(settings.toString()));
  }

  /** What Flink is told. A dead leader is given up as soon as any other machine. */
  Map<String, String> asFlinkSays() {
    return Map.of(
        "high-availability.type",
        "zookeeper",
        "high-availability.zookeeper.quorum",
        "127.0.0.1:" + port,
        "high-availability.zookeeper.client.session-timeout",
        "10 s",
        "high-availability.storageDir",
        folder.resolve("ha").toUri().toString());
  }
}

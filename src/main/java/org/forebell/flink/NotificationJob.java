package org.forebell.flink;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;

/** The notification job between topics and channels: it decides who hears what, when and how. */
public final class NotificationJob {

  private static final Set<String> KNOWN =
      Set.of("bootstrap", "group", "properties", "routing", "channels", "posture", "inbound");

  /** How long a record may wait for company on its way between machines; alerts are few. */
  private static final Duration BUFFERED = Duration.ofMillis(10);

  private NotificationJob() {}

  /**
   * Runs the job on the cluster that starts it: {@code --bootstrap HOST:PORT --group NAME}, where
   * they are not those shipped with the job the files {@code --routing}, {@code --channels}, {@code
   * --posture} and {@code --inbound}, and {@code --properties FILE} with settings of Kafka's
   * clients.
   */
  public static void main(String[] arguments) throws Exception {
    GivenArguments given = GivenArguments.of(KNOWN, arguments);
    NotificationEnds kafka =
        new NotificationEnds(given.required("bootstrap"), given.required("group"), given.kafka());
    StartChecks.pass(kafka.needs());
    StreamExecutionEnvironment env = EscalationJob.environment();
    build(env, kafka, settings(given));
    env.execute("notification");
  }

  private static NotificationSettings settings(GivenArguments given) throws IOException {
    return new NotificationSettings(
        given.file("routing", "routing.yaml"),
        given.file("channels", "channels.yaml"),
        given.file("posture", "posture.yaml"),
        given.file("inbound", "inbound.yaml"),
        Pace.WALL);
  }

  /**
   * Puts the job into an environment.
   *
   * @throws IllegalArgumentException when its configuration endangers the job's state, or its files
   *     cannot work
   */
  public static void build(
      StreamExecutionEnvironment env, NotificationEnds kafka, NotificationSettings settings) {
    JobDefaults.require(env.getConfig());
    settings.check();
    env.setBufferTimeout(BUFFERED.toMillis());
    DataStream<RawRecord> records =
        env.fromSource(
                kafka.source(),
                WatermarkStrategy.noWatermarks(),
                "notices",
                new FormatType<>(Formats.RAW_RECORD))
            .uid("heard");
    NotificationPipeline.build(
        records, settings, new SendParcels(settings, kafka), kafka.steps(), kafka.rejected());
  }
}

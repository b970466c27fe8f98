package org.forebell.flink.replay;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.forebell.flink.Tally;

/** A replay while it runs. */
final class Running {

  private static final long LOOK_EVERY_MS = 250;

  private Running() {}

  static Replay.Summary run(StreamExecutionEnvironment env, long lines, Replay.Progress progress)
      throws Exception {
    JobClient client = env.executeAsync("forebell replay");
    CompletableFuture<JobExecutionResult> ended = client.getJobExecutionResult();
    while (true) {
      try {
        Map<String, Object> tally =
            ended.get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS).getAllAccumulatorResults();
        progress.of(lines, lines);
        return summary(tally);
      } catch (TimeoutException stillRunning) {
        look(client, lines, progress);
      } catch (ExecutionException failed) {
        throw failed.getCause() instanceof Exception cause ? cause : failed;
      }
    }
  }

  /** Tells how far it is; it may end while it is asked, and then there is nothing to tell. */
  private static void look(JobClient client, long lines, Replay.Progress progress)
      throws InterruptedException {
    try {
      Map<String, Object> soFar = client.getAccumulators().get();
      progress.of(Math.min(lines, count(soFar, Tally.READ)), lines);
    } catch (ExecutionException | IllegalStateException ended) {
      progress.of(lines, lines);
    }
  }

  private static Replay.Summary summary(Map<String, Object> tally) {
    return new Replay.Summary(
        count(tally, Tally.READ),
        count(tally, Tally.REJECTED),
        count(tally, Tally.ASSESSMENTS),
        count(tally, Tally.ALERTS));
  }

  private static long count(Map<String, Object> tally, Tally of) {
    return tally.get(of.name()) instanceof Long count ? count : 0;
  }
}

package org.forebell.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.forebell.flink.KafkaAnswer;
import org.forebell.flink.ReshapedJob;
import org.forebell.flink.Topics;
import org.forebell.flink.submit.JobFile;
import org.forebell.flink.submit.Start;
import org.forebell.flink.submit.Submission;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What engineers do to a job on purpose, while reports flow. */
@Order(2)
@ExtendWith(Stands.class)
class ChangeFaults {
  @Test
  void stoppedAndResumedWithAnotherParallelism() throws Exception {
    new Fault("rescaled-1-2-4-1", 1, 6, Ground.brisk())
        .struckBy(
            run -> {
              // The job comes with 2, and after a round stands at 1.
              int[] round = run.number() == 0 ? new int[] {1, 2, 4, 1} : new int[] {2, 4, 1};
              for (int slots : round) {
                String savepoint = run.range().stop();
                run.struck();
                JobFile job = run.range().job();
                Submission.Sent sent =
                    run.range()
                        .submit(
                            job.with(slots, job.kafka().bootstrap()), Start.Memory.NEWEST, null);
                assertThat(sent.from()).contains(Path.of(URI.create(savepoint)).toString());
                run.awaitNews();
              }
            });
  }

  /** To a build with an operator more, other chains and one writer of each output; and back. */
  @Test
  void upgradedToAnotherShape() throws Exception {
    new Fault("upgraded-to-another-shape", 1, 8, Ground.brisk())
        .struckBy(
            run -> {
              var unused = run.range().stop();
              run.range().submit(reshaped(run.range()), Start.Memory.NEWEST, null);
              run.awaitNews();
              String stopped = run.range().stop();
              run.struck();
              run.range().submit(Start.Memory.NAMED, Path.of(URI.create(stopped)).toString());
            });
  }

  /** The shipped jar with one more class in it, which builds the job. */
  private static JobFile reshaped(Range range) throws IOException {
    JobFile shipped = range.job();
    Path jar = range.folder().resolve("reshaped.jar");
    Files.copy(shipped.jar(), jar, StandardCopyOption.REPLACE_EXISTING);
    String entry = ReshapedJob.class.getName().replace('.', '/') + ".class";
    try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of())) {
      Files.copy(Path.of("target/test-classes").resolve(entry), inside.getPath(entry));
    }
    return new JobFile(
        shipped.name(),
        ReshapedJob.class.getName(),
        jar,
        shipped.parallelism(),
        shipped.maxParallelism(),
        shipped.kafka(),
        shipped.topics(),
        shipped.checkpointing(),
        shipped.state(),
        shipped.restart(),
        shipped.files());
  }

  /**
   * The job sees new partitions within a second, senders when they next ask, minutes later by
   * default. Until a clock beats there, time stands.
   */
  @Test
  void partitionsAddedLive() throws Exception {
    new Fault("partitions-added-live", 1, 10, Ground.brisk())
        .struckBy(
            run -> {
              Range range = run.range();
              int added = range.addPartition();
              run.struck();
              run.load().beatIn(added);
              try (Admin admin = range.admin()) {
                await().until(() -> hasRead(admin, range.job().kafka().group(), added));
              }
              run.load().restartSender();
            });
  }

  private static boolean hasRead(Admin admin, String group, int partition) {
    return KafkaAnswer.to(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .keySet()
        .containsAll(
            Topics.REPORTS.stream().map(topic -> new TopicPartition(topic, partition)).toList());
  }
}

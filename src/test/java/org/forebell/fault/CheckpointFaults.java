package org.forebell.fault;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.forebell.flink.submit.Refused;
import org.forebell.flink.submit.Start;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The disk that checkpoints are on. */
@Order(5)
@ExtendWith(Stands.class)
class CheckpointFaults {

  /**
   * All TaskManagers are lost, and what the newest checkpoint holds is damaged. The engineer ends
   * the job, is told that the newest cannot be read, and goes on from the one before.
   */
  @Test
  @Order(1)
  void theNewestDamaged() throws Exception {
    new Fault("checkpoint-damaged", 1, 8, Ground.brisk())
        .struckBy(
            run -> {
              Range range = run.range();
              range.view().awaitCheckpoint();
              range.view().awaitCheckpoint();
              CheckpointFolder folder = CheckpointFolder.of(range);
              run.struck();
              range.machines().named("taskmanager").forEach(range.machines()::kill);
              List<Path> complete = folder.complete();
              Path before = complete.get(complete.size() - 2);
              damage(complete.get(complete.size() - 1), run.random());
              range.view().cancel();
              range.startTaskManager();
              range.startTaskManager();
              range.awaitFreeSlots();
              assertThatThrownBy(() -> range.submit(Start.Memory.NEWEST, null))
                  .isInstanceOf(Refused.class)
                  .hasMessageContaining("cannot be read as a savepoint or checkpoint")
                  .hasMessageContaining("--from-savepoint")
                  .hasMessageContaining(before.toString());
              var unused = range.submit(Start.Memory.NAMED, before.toString());
              run.isSetBack();
            });
  }

  /** As a disk loses a sector: from somewhere on there is nothing but noise. */
  private static void damage(Path checkpoint, SplittableRandom random) throws IOException {
    try (Stream<Path> files = Files.list(checkpoint)) {
      for (Path each : files.toList()) {
        byte[] bytes = Files.readAllBytes(each);
        for (int i = random.nextInt(Math.min(64, bytes.length)); i < bytes.length; i++) {
          bytes[i] = (byte) random.nextInt();
        }
        Files.write(each, bytes);
      }
    }
  }

  @Test
  @Order(2)
  void noRoomLeft() throws Exception {
    Path folder = Path.of("target/faults/disk").toAbsolutePath();
    try (Disk disk = mounted(folder)) {
      Ground ground = Ground.brisk().job("storage", folder.resolve("state").toString());
      new Fault("checkpoint-storage-full", 0, 8, ground)
          .struckBy(
              run -> {
                JobView view = run.range().view();
                view.awaitCheckpoint();
                int restarts = view.restarts();
                disk.fill();
                if (run.number() % 2 == 0) {
                  int failed = failedCheckpoints(view);
                  await().until(() -> failedCheckpoints(view) > failed);
                } else {
                  // More failures than job.yaml tolerates: it starts again, from the last one.
                  await().ignoreExceptions().until(() -> view.restarts() > restarts);
                }
                run.struck();
                disk.empty();
                view.awaitCheckpoint();
              });
      Stands.tidy();
    }
  }

  private static Disk mounted(Path folder) throws InterruptedException {
    try {
      return Disk.mount(folder);
    } catch (IOException e) {
      return abort("a disk to be filled takes the right to mount: " + e.getMessage());
    }
  }

  private static int failedCheckpoints(JobView view) throws IOException {
    return view.checkpoints().at("/counts/failed").asInt();
  }
}

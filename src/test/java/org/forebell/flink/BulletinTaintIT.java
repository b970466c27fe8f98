package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.forebell.cli.Ran;
import org.forebell.delivery.Tier;
import org.forebell.flink.replay.Replay;
import org.forebell.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Canaries in every field of reports that must stay inside, through the job and into bulletins of
 * every tier and form: none is in any byte.
 */
class BulletinTaintIT {

  @TempDir private Path folder;

  @Test
  void noCanaryIsInAnyBulletin() throws Exception {
    long end = replay();
    // Rejected records hold what senders wrote: were they shown, the canaries would be seen.
    assertThat(Files.readString(file("reports"))).contains(Scenario.CANARY, "12.3456789");
    Traces inside = new Traces(Scenario.CANARY, "12.3456789", "98.7654321");
    int above = 0;
    for (long at = end - 40 * 86_400_000L; at <= end; at += 8 * 86_400_000L) {
      for (Tier tier : Tier.values()) {
        List<String> words =
            new ArrayList<>(List.of("report", "--at", "" + Instant.ofEpochMilli(at)));
        words.addAll(List.of("--tier", tier.code(), "--hxl", "--alerts", "" + file("alerts")));
        words.addAll(List.of("--assessments", "" + file("assessments")));
        words.addAll(List.of("--rejected", "" + file("rejected"), "--out"));
        List<Path> made =
            List.of("html", "txt", "csv", "json").stream()
                .map(form -> folder.resolve("bulletin." + form))
                .toList();
        made.forEach(each -> words.add(each.toString()));
        assertThat(Ran.command(words).err()).isEmpty();
        for (Path each : made) {
          byte[] bytes = Files.readAllBytes(each);
          assertThat(bytes).hasSizeGreaterThan(200);
          assertThat(inside.in(bytes)).as(tier + " " + each.getFileName()).isEmpty();
        }
        above += Files.readString(made.get(2)).lines().skip(2).count() > 0 ? 1 : 0;
      }
    }
    assertThat(above).as("bulletins that had something to tell").isGreaterThan(6);
  }

  private Path file(String name) {
    return folder.resolve(name + ".ndjson");
  }

  /** Returns when the world ends. */
  private long replay() throws Exception {
    ExportedWorld world = ExportedWorld.of(Scenario.small(5).withCanaries());
    long end = world.end();
    List<String> lines = new ArrayList<>(world.lines());
    lines.add(
        "{\"kind\":\"incident\",\"id\":\"x\",\"act\":\""
            + Scenario.CANARY
            + "\",\"knownAt\":\""
            + Instant.ofEpochMilli(end)
            + "\"}");
    Files.write(file("reports"), lines);
    Replay.run(
        new Replay.Request(
            List.of(file("reports")),
            file("assessments"),
            file("alerts"),
            file("rejected"),
            Long.MIN_VALUE,
            end + 1,
            1,
            ShippedSettings.read()),
        (done, all) -> {});
    assertThat(Files.readString(file("rejected"))).isNotEmpty();
    return end + 1;
  }
}

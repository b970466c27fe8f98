package org.forebell.flink.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.forebell.flink.EscalationSettings;
import org.forebell.flink.ExportLine;
import org.forebell.policy.Action;
import org.forebell.policy.NoticeJson;
import org.forebell.scenario.Scenario;
import org.forebell.scenario.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies that are published in the middle of the very job, on files. */
class PolicyReplayIT {

  private static final long DAY = 86_400_000L;

  @TempDir private Path folder;
  private final List<String> reports = new ArrayList<>();
  private long start;
  private String area;
  private int runs;

  private record Outcome(
      List<String> alerts, List<String> shadow, List<String> assessments, List<String> rejected) {}

  @BeforeEach
  void play() {
    Scenario scenario = Scenario.small(5);
    start = scenario.start().toEpochMilli();
    ExportLine line = new ExportLine();
    for (Iterator<Scene> scenes = scenario.scenes(); scenes.hasNext(); ) {
      Scene scene = scenes.next();
      area = area == null ? scene.area() : area;
      byte[] exported = line.of("t", reports.size(), scene.knownAt(), scene.value());
      reports.add(new String(exported, StandardCharsets.UTF_8).trim());
    }
  }

  @Test
  void whatWasPublishedTakesForceAtItsInstantOnAnyNumberOfSlots() throws Exception {
    List<String> published =
        List.of(
            notice(day(20), NoticeJson.policy("b", true, 0.35)),
            notice(day(25), NoticeJson.policy("s", false, 0.12)),
            notice(day(30), floor("f", area, day(33))),
            notice(day(31), mute("m", area.substring(0, 3), day(40))),
            notice(day(45), NoticeJson.promotion("s")),
            notice(day(50), NoticeJson.retirement("s")));
    Outcome one = replay(1, reports, published);

    assertThat(policies(one.assessments, 0, 20)).containsOnly("1");
    assertThat(policies(one.assessments, 20, 45)).containsOnly("b");
    assertThat(policies(one.assessments, 45, 50)).containsOnly("s");
    assertThat(policies(one.assessments, 50, 90)).containsOnly("b");
    assertThat(one.shadow).isNotEmpty().allMatch(line -> line.contains("\"policy\":\"s\""));
    assertThat(one.alerts).anyMatch(line -> at(line, day(30)) && line.contains("\"id\":\"f\""));
    assertThat(one.alerts).anyMatch(line -> line.contains("\"action\":\"mute\""));
    assertThat(one.assessments).filteredOn(line -> at(line, day(33))).isNotEmpty();
    Outcome two = replay(2, shuffled(reports), shuffled(published));
    assertThat(two.alerts).isEqualTo(one.alerts);
    assertThat(two.shadow).isEqualTo(one.shadow);
    assertThat(two.assessments).isEqualTo(one.assessments);
    assertThat(two.rejected).isEqualTo(one.rejected);
    assertThat(replay(4, shuffled(reports), published)).isEqualTo(one);
  }

  @Test
  void whatCannotWorkIsRejectedWithItsReasonAndTheOldStays() throws Exception {
    Outcome plain = replay(1, reports, List.of());
    ObjectNode slip = NoticeJson.policy("c", true, 0.3);
    ((ObjectNode) slip.get("policy")).put("dwel", "P1D");
    ObjectNode endless = floor("g", area, day(33));
    endless.remove("until");

    Outcome hostile =
        replay(
            2,
            reports,
            List.of(
                notice(day(20), slip),
                notice(day(21), endless),
                notice(day(22), NoticeJson.promotion("nobody knows it")),
                notice(day(23), NoticeJson.retirement("1")),
                "{\"kind\":\"policy\"",
                "[]"));

    assertThat(hostile.alerts).isEqualTo(plain.alerts);
    assertThat(hostile.assessments).isEqualTo(plain.assessments);
    List<String> because = new ArrayList<>(hostile.rejected);
    because.removeAll(plain.rejected);
    assertThat(because).hasSize(6).allMatch(line -> line.contains("\"topic\":\"policy\""));
    assertThat(because).filteredOn(line -> line.contains("bad_policy")).hasSize(4);
    assertThat(because).anyMatch(line -> line.contains("dwel: is no key of a policy"));
  }

  @Test
  void anOverrideOfAnAreaThatNobodyToldOfIsToldToo() throws Exception {
    Outcome told = replay(2, reports, List.of(notice(day(5), floor("f", "XAZ/Nowhere", day(9)))));

    assertThat(told.alerts)
        .filteredOn(line -> line.contains("XAZ/Nowhere"))
        .hasSize(4)
        .satisfiesOnlyOnce(line -> assertThat(line).contains("raised", "\"subject\":\"staff\""))
        .satisfiesOnlyOnce(line -> assertThat(line).contains("cleared", "\"subject\":\"staff\""));
  }

  private long day(double day) {
    return start + (long) (day * DAY) + 12_345;
  }

  private static boolean at(String line, long at) {
    return line.contains("\"at\":\"" + Instant.ofEpochMilli(at) + "\"");
  }

  private List<String> policies(List<String> assessments, int from, int to) {
    String first = Instant.ofEpochMilli(day(from)).toString();
    String last = Instant.ofEpochMilli(day(to)).toString();
    return assessments.stream()
        .filter(line -> time(line).compareTo(first) >= 0 && time(line).compareTo(last) < 0)
        .map(line -> line.replaceAll(".*\"policy\":\"([^\"]*)\".*", "$1"))
        .distinct()
        .toList();
  }

  private static String time(String line) {
    return line.replaceAll(".*\"at\":\"([^\"]*)\".*", "$1");
  }

  private static String notice(long knownAt, ObjectNode record) {
    return record.put("knownAt", Instant.ofEpochMilli(knownAt).toString()).toString();
  }

  private static ObjectNode floor(String id, String area, long until) {
    return NoticeJson.override(id, area, Action.FLOOR, until).put("level", "critical");
  }

  private static ObjectNode mute(String id, String area, long until) {
    return NoticeJson.override(id, area, Action.MUTE, until);
  }

  private static List<String> shuffled(List<String> lines) {
    List<String> shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, new Random(3));
    return shuffled;
  }

  private Outcome replay(int parallelism, List<String> report, List<String> policies)
      throws Exception {
    Path to = Files.createDirectory(folder.resolve("run-" + runs++));
    Replay.run(
        new Replay.Request(
            List.of(Files.write(to.resolve("reports"), report)),
            List.of(Files.write(to.resolve("policies"), policies)),
            to.resolve("assessments"),
            to.resolve("alerts"),
            to.resolve("shadow"),
            to.resolve("rejected"),
            Long.MIN_VALUE,
            day(90),
            parallelism,
            roundNumbers()),
        (done, all) -> {});
    return new Outcome(
        Files.readAllLines(to.resolve("alerts")),
        Files.readAllLines(to.resolve("shadow")),
        Files.readAllLines(to.resolve("assessments")),
        withoutPlace(Files.readAllLines(to.resolve("rejected"))));
  }

  /** Where a line stood in its file says nothing of what is decided. */
  private static List<String> withoutPlace(List<String> rejected) {
    return rejected.stream().map(line -> line.replaceAll("\"offset\":\\d+,", "")).sorted().toList();
  }

  private static EscalationSettings roundNumbers() throws IOException {
    return new EscalationSettings(
        Files.readAllBytes(Path.of("src/test/resources/policy/round-numbers.yaml")),
        Files.readAllBytes(Path.of("src/test/resources/model/simple.json")),
        Files.readAllBytes(Path.of("config/gazetteer.csv")));
  }
}

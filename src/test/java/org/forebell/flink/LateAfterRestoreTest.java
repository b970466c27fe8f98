package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.forebell.report.Accepted;
import org.forebell.report.Reading;
import org.forebell.report.ReportParser;
import org.forebell.report.ledger.Claims;
import org.forebell.report.ledger.Filing;
import org.junit.jupiter.api.Test;

/**
 * A report that comes late, later than the time that has passed, is taken in at once and changes
 * nothing that was decided. A job that comes back knows of no time until the first watermark: there
 * too, a late report must not send an area back to a time it has left.
 */
class LateAfterRestoreTest {

  private static final String AREA = "XAA/Harbour District";
  private static final long DAY = 86_400_000L;
  private static final long START = Instant.parse("2024-03-04T00:00:00Z").toEpochMilli();

  @Test
  void itIsTakenInAsIfTheJobHadNeverStopped() throws Exception {
    Filing late = report("late", day(3.5), day(3.2));

    List<String> undisturbed = play(late, false);
    List<String> restored = play(late, true);

    assertThat(undisturbed).anyMatch(each -> each.contains("raised") && each.contains("late"));
    assertThat(restored).isEqualTo(undisturbed);
    assertThat(restored.get(0)).as("not before what was decided").contains("2024-03-08T00:00:00Z");
  }

  @Test
  void evenWhenItIsOfTheVeryInstantOfATick() throws Exception {
    Filing late = report("late", day(4), day(3.9));

    assertThat(play(late, true)).isEqualTo(play(late, false));
  }

  /** Five days, the late report after the third; gives what was told from the late report on. */
  private List<String> play(Filing late, boolean restored) throws Exception {
    Parts parts = Parts.open(null);
    parts.file(report("one", day(1.2), day(1)));
    parts.file(report("one more", day(1.3), day(1.1)));
    parts.file(report("two", day(3.6), day(3)));
    parts.pass(day(4.1));
    List<String> before = parts.told();
    if (restored) {
      parts = Parts.open(parts.snapshot());
    }
    parts.file(late);
    parts.pass(day(4.2));
    parts.file(report("three", day(4.5), day(4.4)));
    parts.pass(day(6.1));
    List<String> after = new ArrayList<>(parts.told());
    parts.close();
    if (!restored) {
      before.forEach(after::remove);
    }
    return after;
  }

  /** The two operators of an area, one behind the other. */
  private record Parts(
      KeyedOneInputStreamOperatorTestHarness<String, Filing, AreaChanges> history,
      KeyedTwoInputStreamOperatorTestHarness<String, AreaChanges, Bulletin, Published> watch) {

    record Snapshot(OperatorSubtaskState history, OperatorSubtaskState watch) {}

    static Parts open(Snapshot from) throws Exception {
      EscalationSettings settings = ShippedSettings.read();
      var history =
          new KeyedOneInputStreamOperatorTestHarness<String, Filing, AreaChanges>(
              new KeyedProcessOperator<>(
                  new KeepHistory(settings.ticks(), settings.readPolicy().retention().toMillis())),
              Filing::area,
              Types.STRING);
      var watch =
          new KeyedTwoInputStreamOperatorTestHarness<String, AreaChanges, Bulletin, Published>(
              new WatchAreas(settings, WorldTime.NONE),
              AreaChanges::area,
              bulletin -> AREA,
              Types.STRING);
      history.setup();
      watch.setup();
      if (from != null) {
        history.initializeState(from.history());
        watch.initializeState(from.watch());
      }
      history.open();
      watch.open();
      return new Parts(history, watch);
    }

    Snapshot snapshot() throws Exception {
      Snapshot taken = new Snapshot(history.snapshot(1, 1), watch.snapshot(1, 1));
      close();
      return taken;
    }

    void file(Filing filing) throws Exception {
      history.processElement(filing, filing.knownAt());
      handOn();
    }

    void pass(long time) throws Exception {
      history.processWatermark(new Watermark(time));
      handOn();
      watch.processBothWatermarks(new Watermark(time));
    }

    private void handOn() throws Exception {
      for (AreaChanges each : history.extractOutputValues()) {
        watch.processElement1(new StreamRecord<>(each, each.at()));
      }
      history.getOutput().clear();
    }

    /** All assessments and alerts so far, by their times. */
    List<String> told() {
      Stream<Published> alerts = watch.extractOutputValues().stream();
      Stream<Published> assessments =
          watch.getSideOutput(WatchAreas.ASSESSMENTS).stream().map(StreamRecord::getValue);
      return Stream.concat(alerts, assessments)
          .sorted(Comparator.comparingLong(Published::at))
          .map(each -> new String(each.json(), StandardCharsets.UTF_8))
          .toList();
    }

    void close() throws Exception {
      history.close();
      watch.close();
    }
  }

  private static long day(double day) {
    return START + (long) (day * DAY);
  }

  private static Filing report(String id, long knownAt, long occurredAt) {
    byte[] report =
        ("{\"id\":\"%s\",\"kind\":\"incident\",\"source\":{\"id\":\"desk\"},\"area\":\"%s\","
                + "\"occurredAt\":\"%s\",\"reportedAt\":\"%s\",\"act\":\"shooting\",\"outcome\":\"harm\","
                + "\"affects\":[\"staff\"]}")
            .formatted(id, AREA, Instant.ofEpochMilli(occurredAt), Instant.ofEpochMilli(knownAt))
            .getBytes(StandardCharsets.UTF_8);
    Reading reading = new ReportParser().parse(report, 0, report.length, knownAt);
    return Claims.filing(((Accepted) reading).report(), knownAt);
  }
}

package org.forebell.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a snapshot to lines. */
class ScreenTest {

  private static final long AT = Instant.parse("2024-03-17T06:00:00Z").toEpochMilli();

  /** Metrics of a healthy job, T standing for the instant in seconds. */
  private static final String HEALTHY =
      """
      forebell_open_alerts{level="critical",subject="staff"} 1
      forebell_open_alerts{level="watch",subject="staff"} 2
      forebell_risk_areas{level="watch",subject="staff"} 3
      forebell_risk_level{area="XAA/Harbour District",subject="staff"} 3
      forebell_risk_probability{area="XAA/Harbour District",subject="staff"} 0.62
      forebell_risk_usual_probability{area="XAA/Harbour District",subject="staff"} 0.2
      forebell_risk_level{area="XAB/The Crossing",subject="facility"} 1
      forebell_risk_probability{area="XAB/The Crossing",subject="facility"} 0.05
      forebell_report_accepted_timestamp_seconds{kind="incident"} T-12
      forebell_records_read_total 1000
      forebell_reports_total{kind="incident",result="accepted"} 990
      forebell_reports_total{kind="incident",result="rejected"} 10
      forebell_reports_rejected_total{reason="unknown_code"} 10
      forebell_alerts_total{change="raised"} 4
      forebell_report_to_alert_seconds_bucket{le="0.5"} 99
      forebell_report_to_alert_seconds_bucket{le="+Inf"} 99
      forebell_deliveries_total{channel="outbox",result="sent"} 8
      forebell_acknowledgements_total 3
      forebell_forecasts_total{subject="staff",bin="1.0"} 200
      forebell_forecasts_expected_total{subject="staff",bin="1.0"} 24
      forebell_forecasts_came_true_total{subject="staff",bin="1.0"} 20
      forebell_scoring_watermark_timestamp_seconds T-3
      forebell_scoring_moved_timestamp_seconds T-1
      forebell_heartbeat_timestamp_seconds{topic="policy",partition="0"} T-2
      forebell_heartbeat_timestamp_seconds{topic="reports.access",partition="1"} T-9
      flink_operator_pending_records 0
      flink_job_last_checkpoint_completed_timestamp_seconds{job_name="escalation"} T-5
      flink_job_last_checkpoint_full_bytes{job_name="escalation"} 4500000
      flink_job_failed_checkpoints_total{job_name="escalation"} 0
      flink_job_restarts_total{job_name="escalation"} 0
      flink_task_busy_time_ratio{task_name="watch -> alerts: Writer"} 0.34
      flink_task_back_pressured_time_ratio{task_name="check"} 0
      jvm_memory_used_bytes{area="heap",instance="tm"} 500000000
      jvm_memory_max_bytes{area="heap",instance="tm"} 2000000000
      process_cpu_usage{instance="tm"} 0.12
      """;

  private static Snapshot snapshot(String metrics) {
    StringBuilder dated = new StringBuilder();
    for (String line : metrics.split("\n")) {
      int mark = line.lastIndexOf(" T-");
      dated
          .append(
              mark < 0
                  ? line
                  : line.substring(0, mark)
                      + " "
                      + (AT / 1000 - Integer.parseInt(line.substring(mark + 3))))
          .append('\n');
    }
    MetricsText.Read read = MetricsText.read(dated.toString());
    assertThat(read.odd()).isZero();
    return new Snapshot(
        AT,
        List.of(new Snapshot.Process("tm", "")),
        new Metrics(read.series()),
        Metrics.NONE,
        0,
        Map.of(),
        null,
        List.of());
  }

  @Test
  void aHealthyJobOnEightyColumns() {
    assertThat(String.join("\n", Screen.lines(snapshot(HEALTHY), 80, 40, false)))
        .isEqualTo(
            """
            FOREBELL  2024-03-17T06:00:00Z  1 of 1 processes answer   q quits
            WORLD  where is it getting worse?
              open alerts critical 1  warning 0  watch 2 \s
              areas above critical 0  warning 0  watch 3 \s
              critical staff      62 % usual   20 % ███████····· XAA/Harbour District
              watch    facility  5.0 % usual      – █··········· XAB/The Crossing
            WORK  does data flow, are alerts answered?
              reports     incident 12 s ago
              turned away 10 of 1,000 records: unknown_code 10
              alerts      4 published; from report to alert half 0.3 s, 99 of 100 0.5 s
              sent        outbox 8 failed 0 \s
              answers     3 given; ladders climbed 0, ended without one 0
              forecasts   200 judged: 12 % should have come true, 10 % did
            MACHINE  is the job healthy?
              time        decided up to 2024-03-17T05:59Z, moved on 1.0 s ago
              heartbeat   oldest 9.0 s ago in reports.access/1; 0 records wait
              checkpoint  escalation 5.0 s ago, 4.5 MB, failed 0, restarts 0
              busiest     34 % watch …; none is held back
              processes   tm heap 500.0 MB of 2.0 GB, processor 12 %""");
  }

  /** What is wrong stands out, in red where there are colours. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          forebell_scoring_moved_timestamp_seconds T-90                                      | 1;31 | moved on 90 s ago
          forebell_heartbeat_timestamp_seconds{topic="policy",partition="0"} T-300           | 1;31 | oldest 5 min ago
          flink_job_last_checkpoint_completed_timestamp_seconds{job_name="escalation"} T-900 | 1;33 | 15 min ago
          flink_job_restarts_total{job_name="escalation"} 2                                  | 1;33 | restarts 2
          flink_task_busy_time_ratio{task_name="x"} 0.99                                     | 1;33 | 99 %
          flink_task_back_pressured_time_ratio{task_name="x"} 0.8                            | 1;33 | held back 80 % x
          forebell_dead_letters_total 2                                                      | 1;31 | dead letters 2
          forebell_ladder_unanswered_total 1                                                 | 1;31 | ended without one 1
          forebell_reports_total{kind="incident",result="rejected"} 500                      | 1;33 | 510 of 1,500 records
          forebell_risk_areas_not_shown 4                                                    | 2    | not shown 4
          forebell_report_to_alert_seconds_bucket{le="+Inf"} 9900                            | 2    | q quits
          """)
  void whatIsWrongStandsOut(String metric, String colour, String words) {
    String name = metric.substring(0, metric.lastIndexOf(' ') + 1);
    String others =
        String.join(
            "\n",
            HEALTHY
                .lines()
                .filter(line -> !line.startsWith(name) || name.contains("result"))
                .toList());
    String screen =
        String.join("\n", Screen.lines(snapshot(others + "\n" + metric), 120, 60, true));
    assertThat(screen).containsPattern("\u001B\\[" + colour + "m[^\u001B]*" + words);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 60, 69, 70, 80, 200})
  void noLineIsLongerThanTheTerminalAndNothingIsPaintedWithoutColours(int columns) {
    List<String> lines = Screen.lines(snapshot(HEALTHY), columns, 60, false);
    assertThat(lines)
        .hasSizeGreaterThan(15)
        .allSatisfy(
            line -> assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(columns))
        .noneMatch(line -> line.contains("\u001B"));
    List<String> painted = Screen.lines(snapshot(HEALTHY), columns, 60, true);
    assertThat(painted.stream().map(line -> line.replaceAll("\u001B\\[[0-9;]*m", "")).toList())
        .as("colours change no letter")
        .isEqualTo(lines);
  }

  @Test
  void aNarrowTerminalLosesNoFigure() {
    String narrow = String.join(" ", Screen.lines(snapshot(HEALTHY), 40, 60, false));
    assertThat(narrow.replaceAll(" +", " "))
        .contains("99 of 100 0.5 s", "ended without one 0", "10 % did")
        .contains("moved on 1.0 s ago", "0 records wait", "restarts 0", "processor 12 %");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 24, 40})
  void aLowTerminalShowsTheWorstAreasAndStillWorkAndMachine(int height) {
    StringBuilder many = new StringBuilder(HEALTHY);
    for (int i = 0; i < 100; i++) {
      many.append("forebell_risk_level{area=\"XAC/").append(i).append("\",subject=\"staff\"} 2\n");
    }
    List<String> lines = Screen.lines(snapshot(many.toString()), 80, height, false);
    assertThat(lines).hasSizeLessThanOrEqualTo(height);
    assertThat(String.join("\n", lines)).contains("XAA/Harbour District");
    if (height >= 24) {
      assertThat(String.join("\n", lines)).contains("WORK", "MACHINE", "processes", " more");
    }
  }

  @Test
  void whoDoesNotAnswerIsNamedAndNothingIsMadeUp() {
    Snapshot none =
        new Snapshot(
            AT,
            List.of(new Snapshot.Process("taskmanager-1", "does not answer")),
            Metrics.NONE,
            Metrics.NONE,
            0,
            Map.of(),
            null,
            List.of());
    assertThat(String.join("\n", Screen.lines(none, 80, 40, false)))
        .contains("0 of 1 processes", "taskmanager-1: does not answer", "nothing is decided")
        .contains("nobody tells", "none accepted yet")
        .doesNotContain("NaN", "null");
  }

  @Test
  void aNameWithControlCharactersDoesNothingToTheTerminal() {
    String odd = "forebell_risk_level{area=\"XAA/\u001B[2J\",subject=\"staff\"} 3\n";
    assertThat(String.join("\n", Screen.lines(snapshot(odd), 80, 40, false)))
        .doesNotContain("\u001B");
  }
}

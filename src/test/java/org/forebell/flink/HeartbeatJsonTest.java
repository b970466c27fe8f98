package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.forebell.report.Accepted;
import org.forebell.report.Heartbeat;
import org.forebell.report.ReportParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeartbeatJsonTest {
  @ParameterizedTest
  @ValueSource(longs = {1_451_649_600_000L, 1_451_649_600_001L, 951_782_400_000L})
  void a_heartbeat_is_a_report_like_any_other(long at) {
    byte[] json = HeartbeatJson.write("clock \"one\"", at);
    assertThat(new ReportParser().parse(json, 0, json.length, at))
        .isEqualTo(new Accepted(new Heartbeat("clock \"one\"", at), at));
  }
}

package org.forebell.flink.measure;

import java.time.Instant;
import java.util.Map;
import org.apache.flink.metrics.MetricGroup;

/** Until when certificates hold. */
public final class Validity {

  private Validity() {}

  /**
   * Tells of them.
   *
   * @param ends by the setting that names the certificates
   */
  public static void tell(MetricGroup forebell, Map<String, Instant> ends) {
    ends.forEach(
        (setting, end) ->
            Measures.labelled(forebell, "setting", setting)
                .gauge("certificate_end_timestamp_seconds", () -> end.getEpochSecond()));
  }
}

package org.forebell.flink.measure;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.forebell.report.ledger.Standing;

/** What became of filings: new, corrected, told twice, withdrawn; and how late some came. */
public final class Filed {

  private static final double SECOND_MS = 1000.0;

  private final Map<Standing, Counter> standings = new EnumMap<>(Standing.class);
  private final Buckets late = new Buckets(1, 10, 60, 600, 3600, 21_600, 86_400);

  public Filed(MetricGroup forebell) {
    for (Standing each : Standing.values()) {
      String code = each.name().toLowerCase(Locale.ROOT);
      standings.put(each, Measures.counter(forebell, "reports_filed_total", "standing", code));
    }
    forebell.histogram("report_late_seconds", late);
  }

  /** A filing was applied. */
  public void applied(Standing standing) {
    standings.get(standing).inc();
  }

  /** A report came when time had passed it by this much, milliseconds. */
  public void late(long behindMs) {
    late.observe(behindMs / SECOND_MS);
  }
}

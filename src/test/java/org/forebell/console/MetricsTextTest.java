package org.forebell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines as processes serve them. */
class MetricsTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          up 1                                             | up {} 1.0
          up{} 1                                           | up {} 1.0
          a_total{b="c"} 2.5e3                             | a_total {b=c} 2500.0
          a{b="c",} 1                                      | a {b=c} 1.0
          a{b="c", d="e"} -1 1700000000000                 | a {b=c, d=e} -1.0
          a{b="x \\"y\\" \\\\ z"} 3                        | a {b=x "y" \\ z} 3.0
          a{b="}"} 1                                       | a {b=}} 1.0
          a_bucket{le="+Inf"} 7 # {alert_id="K7RT"} 0.2 1  | a_bucket {le=+Inf} 7.0
          a +Inf                                           | a {} Infinity
          a NaN                                            | a {} NaN
          a:b:ratio5m 0.1                                  | a:b:ratio5m {} 0.1
          a{b="c" 1                                        | odd
          a{b=c} 1                                         | odd
          a{="c"} 1                                        | odd
          a one                                            | odd
          a                                                | odd
          {b="c"} 1                                        | odd
          a{b="c                                           | odd
          """)
  void aLine(String line, String expected) {
    MetricsText.Read read = MetricsText.read("# HELP a b\n" + line + "\n# EOF\n");
    assertThat(shown(read)).isEqualTo(expected.strip());
  }

  private static String shown(MetricsText.Read read) {
    if (read.series().isEmpty()) {
      return read.odd() == 1 ? "odd" : "nothing";
    }
    Series only = read.series().get(0);
    return only.name() + " " + new java.util.TreeMap<>(only.labels()) + " " + only.value();
  }

  @Test
  void whatPrometheusOwnLibraryWritesIsReadInBothFormats() throws Exception {
    String odd = "a \"quoted\" \\ line\nand another, {with} = signs";
    Exemplar exemplar = Exemplar.builder().value(1).labels(Labels.of("alert_id", "K7RT")).build();
    MetricSnapshots things =
        new MetricSnapshots(
            new CounterSnapshot(
                new MetricMetadata("things", "help"),
                List.of(
                    new CounterSnapshot.CounterDataPointSnapshot(
                        3, Labels.of("what", odd), exemplar, 0))));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    new PrometheusTextFormatWriter(false).write(text, things);
    ByteArrayOutputStream open = new ByteArrayOutputStream();
    new OpenMetricsTextFormatWriter(false, true).write(open, things);
    for (ByteArrayOutputStream each : List.of(text, open)) {
      MetricsText.Read read = MetricsText.read(each.toString(StandardCharsets.UTF_8));
      assertThat(read.odd()).isZero();
      assertThat(read.series())
          .singleElement()
          .satisfies(series -> assertThat(series.label("what")).isEqualTo(odd))
          .satisfies(series -> assertThat(series.value()).isEqualTo(3));
    }
  }

  @Test
  void quantilesAreThoseOfPrometheus() {
    Metrics metrics =
        new Metrics(
            MetricsText.read(
                    """
                    d_bucket{le="1.0"} 50
                    d_bucket{le="5.0"} 90
                    d_bucket{le="+Inf"} 100
                    """)
                .series());
    assertThat(metrics.quantile("d", 0.5)).isCloseTo(1.0, within(1e-9));
    assertThat(metrics.quantile("d", 0.7)).isCloseTo(3.0, within(1e-9));
    assertThat(metrics.quantile("d", 0.99)).isEqualTo(5.0);
    assertThat(metrics.quantile("none", 0.5)).isNaN();
  }
}

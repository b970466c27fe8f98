package org.forebell.metrics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;

/** All metrics of Forebell's: {@code catalogue.csv} beside this class. */
public final class Catalogue {

  /**
   * A metric.
   *
   * @param name as Prometheus shows it
   * @param use where it is looked at: {@code board} or {@code rule}, else {@code debug}
   * @param help what it tells, one sentence
   */
  public record Entry(String name, String kind, String use, String help) {}

  private final Map<String, Entry> entries;

  private Catalogue(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /** The catalogue of this release. */
  public static Catalogue shipped() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    try (InputStream file = Catalogue.class.getResourceAsStream("catalogue.csv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(",", 4))
          .forEach(
              cells -> entries.put(cells[0], new Entry(cells[0], cells[1], cells[2], cells[3])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Catalogue(entries);
  }

  /** All of them by name. */
  public Map<String, Entry> entries() {
    return Map.copyOf(entries);
  }

  /** The family of a name; a job newer than this reporter may have some that are not listed. */
  Family family(String name, Metric metric) {
    Entry entry = entries.get(name);
    Kind kind = entry == null ? kind(metric) : Kind.valueOf(entry.kind().toUpperCase(Locale.ROOT));
    String help = entry == null ? "Not in the catalogue of this reporter." : entry.help();
    return new Family(name.replaceFirst("_(total|info)$", ""), kind, 1, help);
  }

  private static Kind kind(Metric metric) {
    if (metric instanceof Counter) {
      return Kind.COUNTER;
    }
    return metric instanceof Histogram ? Kind.HISTOGRAM : Kind.GAUGE_MAX;
  }
}

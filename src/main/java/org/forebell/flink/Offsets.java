package org.forebell.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * From where to where topics were read, so that the same can be read again: {@code
 * alerts=0-57,3-9;deliveries=0-0,12-40}, for each topic its partitions in order, each from an
 * offset and up to, but not with, another. What is empty was read and held nothing.
 *
 * @param ranges by topic, of its partitions from 0 on
 */
public record Offsets(TreeMap<String, List<Range>> ranges) {

  /**
   * A part of a partition.
   *
   * @param from the first offset
   * @param to the one after the last
   */
  public record Range(long from, long to) {

    boolean isEmpty() {
      return from >= to;
    }
  }

  /**
   * Reads what {@link #toString} wrote, also where a mail has broken it into lines.
   *
   * @throws IllegalArgumentException when it is something else, with what is expected
   */
  public static Offsets parse(String text) {
    TreeMap<String, List<Range>> ranges = new TreeMap<>();
    for (String topic : text.replaceAll("\\s", "").split(";", -1)) {
      if (!topic.matches("[A-Za-z0-9._-]+=\\d{1,18}-\\d{1,18}(,\\d{1,18}-\\d{1,18})*")) {
        throw new IllegalArgumentException(
            "'" + topic + "' is no part of offsets; they are written alerts=0-57,3-9;…");
      }
      int sign = topic.indexOf('=');
      List<Range> parts = new ArrayList<>();
      for (String part : topic.substring(sign + 1).split(",")) {
        String[] ends = part.split("-");
        parts.add(new Range(Long.parseLong(ends[0]), Long.parseLong(ends[1])));
      }
      if (ranges.put(topic.substring(0, sign), parts) != null) {
        throw new IllegalArgumentException("a topic stands twice: " + topic);
      }
    }
    return new Offsets(ranges);
  }

  @Override
  public String toString() {
    return ranges.entrySet().stream()
        .map(each -> each.getKey() + "=" + shown(each))
        .collect(Collectors.joining(";"));
  }

  private static String shown(Map.Entry<String, List<Range>> topic) {
    return topic.getValue().stream()
        .map(range -> range.isEmpty() ? "0-0" : range.from() + "-" + range.to())
        .collect(Collectors.joining(","));
  }
}

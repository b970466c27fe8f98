package org.forebell.backtest.lived;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Areas with little, middling and much reporting, cut so that each third holds about a third of all
 * reports. Thirds of the areas would say nothing: in real data the lowest of them has one report an
 * area, which no alert can come before.
 */
public final class DensityTerciles {

  /** The names of the thirds, the thinnest first. */
  public static final List<String> NAMES = List.of("sparse", "middle", "dense");

  private DensityTerciles() {}

  /**
   * The third of every area; areas with as many reports stand in the order of their numbers.
   *
   * @param reports by the area's number
   */
  public static List<String> of(int[] reports) {
    long all = Arrays.stream(reports).asLongStream().sum();
    String[] terciles = new String[reports.length];
    int[] order =
        IntStream.range(0, reports.length)
            .boxed()
            .sorted(Comparator.comparingInt(area -> reports[area]))
            .mapToInt(area -> area)
            .toArray();
    long before = 0;
    for (int area : order) {
      terciles[area] = NAMES.get(all == 0 ? 0 : (int) (3 * before / all));
      before += reports[area];
    }
    return List.of(terciles);
  }
}

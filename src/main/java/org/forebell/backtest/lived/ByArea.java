package org.forebell.backtest.lived;

import java.util.stream.IntStream;

/**
 * What one level cost and covered, area by area, so that whole areas can be drawn again.
 *
 * @param part under the level, covered, or followed, by the number of the area
 * @param whole of how many
 */
@SuppressWarnings("ArrayRecordComponent") // counts by area, never compared
record ByArea(int[] part, int[] whole) {

  static ByArea ofAreas(int areas) {
    return new ByArea(new int[areas], new int[areas]);
  }

  void add(int area, boolean counts) {
    whole[area]++;
    part[area] += counts ? 1 : 0;
  }

  Share share() {
    int areas = (int) IntStream.of(whole).filter(each -> each > 0).count();
    return new Share(IntStream.of(part).sum(), IntStream.of(whole).sum(), areas);
  }

  /** The share with each area as often as it was drawn, NaN of nothing. */
  double share(int[] drawn) {
    double some = 0;
    double all = 0;
    for (int area = 0; area < drawn.length; area++) {
      some += (double) drawn[area] * part[area];
      all += (double) drawn[area] * whole[area];
    }
    return some / all;
  }
}

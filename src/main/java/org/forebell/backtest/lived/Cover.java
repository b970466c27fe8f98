package org.forebell.backtest.lived;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How many incidents came under an alert that stood at the midnight before them.
 *
 * @param incidents all that count
 * @param covered those under an alert
 * @param unknownArea those in an area of which nothing was known yet; uncovered
 * @param meanCountry mean share over the countries with enough incidents, NaN when there is none
 * @param worstCountry least share of these, NaN when there is none
 * @param countries all countries with an incident, the worst first
 */
public record Cover(
    int incidents,
    int covered,
    int unknownArea,
    double meanCountry,
    double worstCountry,
    List<Country> countries) {

  /** From how many incidents on a country's share says something. */
  public static final int ENOUGH = 20;

  /** A country's part. */
  public record Country(String country, int incidents, int covered) {

    public double share() {
      return (double) covered / incidents;
    }
  }

  /** Covered incidents as a share of all, 0 to 1, NaN without incidents. */
  public double share() {
    return incidents == 0 ? Double.NaN : (double) covered / incidents;
  }

  /** What a mask over the judged days would have covered. */
  static Cover of(JudgedDays days, IntPredicate under) {
    int nations = days.trial.panel().countries().size();
    int[] incidents = new int[nations];
    int[] covered = new int[nations];
    int unknown = 0;
    for (int i = 0; i < days.hitAt.length; i++) {
      int country = days.trial.panel().countryOf(days.hits.get(i).area());
      incidents[country]++;
      if (days.hitAt[i] == JudgedDays.UNKNOWN_AREA) {
        unknown++;
      } else if (under.test(days.hitAt[i])) {
        covered[country]++;
      }
    }
    return of(days.trial.panel().countries(), incidents, covered, unknown);
  }

  private static Cover of(List<String> names, int[] incidents, int[] covered, int unknown) {
    List<Country> countries = new ArrayList<>();
    for (int i = 0; i < incidents.length; i++) {
      if (incidents[i] > 0) {
        countries.add(new Country(names.get(i), incidents[i], covered[i]));
      }
    }
    countries.sort(Comparator.comparingDouble(Country::share).thenComparing(Country::country));
    double[] shares =
        countries.stream()
            .filter(each -> each.incidents() >= ENOUGH)
            .mapToDouble(Country::share)
            .toArray();
    return new Cover(
        IntStream.of(incidents).sum(),
        IntStream.of(covered).sum(),
        unknown,
        DoubleStream.of(shares).average().orElse(Double.NaN),
        DoubleStream.of(shares).min().orElse(Double.NaN),
        List.copyOf(countries));
  }
}

package org.forebell.risk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.forebell.report.Subject;
import org.forebell.report.ledger.Slices;

/**
 * The first model: a shrunken Poisson rate, which needs no fitting. What was seen recently is
 * pulled towards the area's own long run, that towards the country's, and that towards the world's,
 * each by a number of days of pretended exposure (the mean of a Gamma–Poisson posterior).
 *
 * <pre>
 * country = (N365 + pull · world)   / (areas · E365 + pull)
 * own     = (n365 + pull · country) / (E365 + pull)
 * recent  = (n30  + pull · own)     / (E30 + pull)
 * </pre>
 *
 * n and N are decayed counts of incidents and threats that affected the subject, E the exposure
 * decayed alike. The log of each rate is rounded to a millionth, so that the factors, which are
 * their differences, add up exactly.
 *
 * @param name named in every assessment and alert
 * @param worldStaff incidents and threats a day in an area, over all areas; likewise for facilities
 * @param countryPull in area-days, the others in days
 * @param perConstraint what each access constraint in force, up to three, adds to the log of the
 *     intensity; likewise for each near miss of the last weeks
 */
public record RiskModel(
    String name,
    double worldStaff,
    double worldFacility,
    double countryPull,
    double ownPull,
    double recentPull,
    double perConstraint,
    double perNearMiss) {

  private static final double DAY_MS = 86_400_000.0;

  /** Weeks before the first report of an area were quiet ones, not weeks that were not there. */
  private static final double RECENT_EXPOSURE =
      HalfLife.DAYS_30.exposureDays(Double.POSITIVE_INFINITY);

  private static final int MOST_CONSTRAINTS = 3;
  private static final double MOST_NEAR_MISSES = 3;

  /**
   * Reads {@code config/model.json}; throws {@link IllegalArgumentException} with what is wrong.
   */
  public static RiskModel read(InputStream json) {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException("model: is not JSON: " + e.getMessage(), e);
    }
    return new RiskModel(
        root.path("name").asText() + "/" + root.path("version").asText(),
        positive(root, "/worldPerAreaDay/staff"),
        positive(root, "/worldPerAreaDay/facility"),
        positive(root, "/pull/countryAreaDays"),
        positive(root, "/pull/ownDays"),
        positive(root, "/pull/recentDays"),
        root.at("/coefficients/accessConstraint").asDouble(),
        root.at("/coefficients/nearMiss").asDouble());
  }

  /**
   * The score of an area that was advanced to the instant.
   *
   * @param at epoch milliseconds
   * @param country its country's totals as of the last closed tick, null before the first
   * @param accessInForce how many constraints are in force
   */
  public Score score(
      AreaRisk area,
      Subject subject,
      long at,
      CountryTotals country,
      int accessInForce,
      double horizonDays) {
    int now = Slices.of(at);
    double days = (at - since(area, country)) / DAY_MS;
    double longExposure = HalfLife.DAYS_365.exposureDays(days);
    double world = subject == Subject.STAFF ? worldStaff : worldFacility;
    double countryRate = world;
    if (country != null) {
      double seen = targets(country.bank(), subject, HalfLife.DAYS_365, now);
      countryRate = (seen + countryPull * world) / (country.areas() * longExposure + countryPull);
    }
    double seenLong = targets(area.bank(), subject, HalfLife.DAYS_365, now);
    double seenRecent = targets(area.bank(), subject, HalfLife.DAYS_30, now);
    double own = (seenLong + ownPull * countryRate) / (longExposure + ownPull);
    double recent = (seenRecent + recentPull * own) / (RECENT_EXPOSURE + recentPull);
    double nearMisses = area.bank().decayed(Signal.nearMisses(subject), HalfLife.DAYS_30, now);

    long atWorld = micronats(StrictMath.log(world));
    long atCountry = country == null ? atWorld : micronats(StrictMath.log(countryRate));
    long atOwn = micronats(StrictMath.log(own));
    long atRecent = micronats(StrictMath.log(recent));
    long access = micronats(perConstraint * Math.min(accessInForce, MOST_CONSTRAINTS));
    long near = micronats(perNearMiss * Math.min(nearMisses, MOST_NEAR_MISSES));
    List<Factor> factors =
        List.of(
            new Factor("world_rate", world, atWorld),
            new Factor("country_rate", countryRate, atCountry - atWorld),
            new Factor("area_long_run", own, atOwn - atCountry),
            new Factor("recent_30d", seenRecent, atRecent - atOwn),
            new Factor("access_in_force", accessInForce, access),
            new Factor("near_misses_30d", nearMisses, near));
    return new Score(
        Score.probability(atRecent + access + near, horizonDays),
        Score.probability(atOwn, horizonDays),
        factors);
  }

  private static long since(AreaRisk area, CountryTotals country) {
    return country == null ? area.since() : Math.min(area.since(), country.since());
  }

  private static double targets(DecayBank bank, Subject subject, HalfLife halfLife, int now) {
    return bank.decayed(Signal.incidents(subject), halfLife, now)
        + bank.decayed(Signal.threats(subject), halfLife, now);
  }

  private static long micronats(double log) {
    return StrictMath.round(log * 1e6);
  }

  private static double positive(JsonNode root, String pointer) {
    JsonNode node = root.at(pointer);
    if (!node.isNumber() || !(node.asDouble() > 0)) {
      throw new IllegalArgumentException("model: " + pointer + " must be a number above 0");
    }
    return node.asDouble();
  }
}

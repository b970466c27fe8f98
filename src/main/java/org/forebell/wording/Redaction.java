package org.forebell.wording;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.forebell.alert.AccessLine;
import org.forebell.alert.PublishedAlert;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.alert.PublishedAlert.Where;
import org.forebell.delivery.Tier;
import org.forebell.risk.Counts;
import org.forebell.risk.Counts.Window;
import org.forebell.risk.Factor;
import org.forebell.wording.Disclosure.Detail;

/** Takes of an alert what a tier may see, by the sensitivity of the setting. Thread-safe. */
public final class Redaction {

  /** Factors that say something of the area; the rest is the model's ground level. */
  static final Set<String> REASONS =
      Set.of(
          "country_rate",
          "area_long_run",
          "recent_incidents",
          "all_incidents",
          "same_country",
          "near_areas",
          "access_constraints",
          "threats",
          "near_misses");

  private static final int MOST_REASONS = 3;
  private static final int MOST_IDS = 5;
  private static final int[] BANDS = {50, 20, 10, 5, 1};

  private final Posture posture;

  public Redaction(Posture posture) {
    this.posture = posture;
  }

  /** Whether the tier may know of the alert at all. Silence maps our blind spots: inside only. */
  public static boolean mayKnow(PublishedAlert alert, Tier tier) {
    return alert.kind() == Kind.RISK || tier == Tier.INSIDE;
  }

  /**
   * What the tier may see.
   *
   * @throws IllegalArgumentException when it may not know of the alert at all
   */
  public Told told(PublishedAlert alert, Tier tier) {
    if (!mayKnow(alert, tier)) {
      throw new IllegalArgumentException(
          "silence alerts are for the inner tier; ask mayKnow before a parcel is made");
    }
    Disclosure may = Disclosure.of(tier, posture.isSensitive(alert.area()));
    return new Told(
        alert.kind(),
        alert.id(),
        alert.version(),
        alert.change(),
        area(alert.area(), alert.where(), may),
        alert.subject(),
        alert.level(),
        alert.previousLevel(),
        alert.at(),
        Math.max(1, alert.horizon().toHours()),
        alert.probability(),
        alert.usual(),
        alert.confidence(),
        reasons(alert.factors(), may.reasons()),
        counts(alert.counts(), may.counts()),
        access(alert.access(), may.access()),
        evidence(alert, may.evidence()),
        may.plans() == Detail.FULL ? review(alert) : null,
        alert.exit(),
        alert.validUntil(),
        alert.test(),
        may.gaps() == Detail.FULL,
        tier == Tier.INSIDE ? alert.silence() : null,
        alert.model(),
        alert.policy());
  }

  /** Whether a tier may know what is thin about our own sources, and how our own people answer. */
  public static boolean mayKnowOfUs(Tier tier) {
    return tier == Tier.INSIDE;
  }

  /**
   * Where an area is, as far as the tier may know.
   *
   * @param area as alerts and assessments write it
   * @param where what the gazetteer knows of it, null when it knows nothing
   */
  public Told.Area area(String area, Where where, Tier tier) {
    return area(area, where, Disclosure.of(tier, posture.isSensitive(area)));
  }

  /**
   * A count about an area, as far as the tier may know; null where it may know nothing.
   *
   * @param area as alerts and assessments write it
   */
  public Told.Count count(String area, int count, Tier tier) {
    return switch (Disclosure.of(tier, posture.isSensitive(area)).counts()) {
      case FULL -> new Told.Count(count, false);
      case COARSE -> new Told.Count(band(count), true);
      case NONE -> null;
    };
  }

  /** The version of the rules it goes by. */
  public String version() {
    return posture.version();
  }

  /** Whether the type of a facility may be named, of which the area has so many. */
  public boolean mayNameFacility(String area, int ofTypeInArea, Tier tier) {
    return Disclosure.of(tier, posture.isSensitive(area))
        .mayNameFacility(ofTypeInArea, posture.smallCell());
  }

  private Review review(PublishedAlert alert) {
    return posture.review(alert.kind(), alert.change(), alert.level(), alert.subject());
  }

  private static Told.Area area(String area, Where where, Disclosure may) {
    if (where == null) {
      boolean tell = may.written() == Detail.FULL && area.length() > 4;
      return new Told.Area(tell ? area.substring(4) : "", "", "", area.substring(0, 3), "");
    }
    return new Told.Area(
        may.area() == Detail.FULL ? where.name() : "",
        may.area() == Detail.NONE ? "" : where.code(),
        may.area() == Detail.NONE ? "" : where.codeType(),
        where.country(),
        where.countryName());
  }

  private static List<Told.Reason> reasons(List<Factor> factors, Detail may) {
    if (may == Detail.NONE) {
      return null;
    }
    return factors.stream()
        .filter(each -> REASONS.contains(each.name()) && each.effectMicronats() != 0)
        .sorted(
            Comparator.comparingLong((Factor each) -> -Math.abs(each.effectMicronats()))
                .thenComparing(Factor::name))
        .limit(MOST_REASONS)
        .map(
            each ->
                new Told.Reason(
                    each.name(),
                    each.effectMicronats() > 0,
                    may == Detail.FULL ? each.multiplier() : Double.NaN))
        .toList();
  }

  private static Told.CountsTold counts(Counts counts, Detail may) {
    if (may == Detail.NONE) {
      return null;
    }
    List<Window> windows = List.of(counts.last24h(), counts.last7d(), counts.last30d());
    boolean banded = may == Detail.COARSE;
    return new Told.CountsTold(
        windows.stream().map(Window::incidents).map(each -> told(each, banded)).toList(),
        windows.stream().map(Window::nearMissesAndThreats).map(each -> told(each, banded)).toList(),
        windows.stream().map(Window::accessConstraints).map(each -> told(each, banded)).toList(),
        banded);
  }

  private static int told(int count, boolean banded) {
    return banded ? band(count) : count;
  }

  /** The lower end of the band of a count. */
  static int band(int count) {
    for (int lowest : BANDS) {
      if (count >= lowest) {
        return lowest;
      }
    }
    return 0;
  }

  private static List<Told.Access> access(List<AccessLine> lines, Detail may) {
    if (may == Detail.NONE) {
      return null;
    }
    return lines.stream()
        .map(
            each ->
                new Told.Access(
                    each.constraint(),
                    each.effect(),
                    each.routes() > 0 && may == Detail.COARSE ? -1 : each.routes()))
        .toList();
  }

  private static Told.Evidence evidence(PublishedAlert alert, Detail may) {
    return switch (may) {
      case NONE -> null;
      case COARSE -> new Told.Evidence(List.of(), band(alert.evidenceTotal()), true);
      case FULL ->
          new Told.Evidence(
              alert.evidence().subList(0, Math.min(MOST_IDS, alert.evidence().size())),
              alert.evidenceTotal(),
              false);
    };
  }
}

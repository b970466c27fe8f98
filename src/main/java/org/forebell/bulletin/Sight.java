package org.forebell.bulletin;

import java.util.function.Function;
import org.forebell.alert.PublishedAlert;
import org.forebell.alert.PublishedAlert.Where;
import org.forebell.delivery.Tier;
import org.forebell.place.Place;
import org.forebell.wording.Redaction;
import org.forebell.wording.Told;

/** What a tier sees of areas, counts and alerts; nothing gets into a bulletin but through it. */
final class Sight {

  private final Redaction redaction;
  private final Tier tier;
  private final Function<String, Place> places;

  Sight(Redaction redaction, Tier tier, Function<String, Place> places) {
    this.redaction = redaction;
    this.tier = tier;
    this.places = places;
  }

  boolean sees(PublishedAlert alert) {
    return Redaction.mayKnow(alert, tier);
  }

  /** Whether it sees what is thin about our sources, and who of us answers. */
  boolean seesUs() {
    return Redaction.mayKnowOfUs(tier);
  }

  Told told(PublishedAlert alert) {
    return redaction.told(alert, tier);
  }

  Told.Area area(String area) {
    Place place = places.apply(area);
    Where where =
        place == null
            ? null
            : new Where(
                place.code(), place.codeType(), place.name(), place.country(), place.countryName());
    return redaction.area(area, where, tier);
  }

  /** The first division that a second one is a part of; null where there is none to tell. */
  Told.Area within(String area) {
    Place place = places.apply(area);
    return place == null || place.level() < 2 ? null : area(place.country() + "/" + place.parent());
  }

  Told.Count count(String area, int count) {
    return redaction.count(area, count, tier);
  }

  /** A point inside the area, latitude first; NaN where the tier may not know which area it is. */
  double[] point(String area) {
    Place place = places.apply(area);
    boolean untold = place == null || area(area).code().isEmpty();
    return untold
        ? new double[] {Double.NaN, Double.NaN}
        : new double[] {place.latitude(), place.longitude()};
  }

  String version() {
    return redaction.version();
  }
}

package org.forebell.wording;

import static org.forebell.wording.Disclosure.Detail.COARSE;
import static org.forebell.wording.Disclosure.Detail.FULL;
import static org.forebell.wording.Disclosure.Detail.NONE;

import org.forebell.delivery.Tier;

/**
 * How much of an alert leaves, by field.
 *
 * @param area full: name and code; coarse: code and country; none: the country
 * @param written full: what a sender wrote as an area that the gazetteer does not know, which may
 *     be a village or a house; none: the country
 * @param counts full: as they are; coarse: in bands, so that no small cell shows
 * @param reasons full: with what they multiply the rate by; coarse: names and direction
 * @param access full: how many routes; coarse: that there are some
 * @param evidence full: ids of reports; coarse: how many, in bands
 * @param plans full: which of our plans to review, and who decides
 * @param gaps full: what of our sources is thin; told to others it would map where nobody tells
 * @param facility full: its type; coarse: its type where enough of them are in the area
 */
record Disclosure(
    Detail area,
    Detail written,
    Detail counts,
    Detail reasons,
    Detail access,
    Detail evidence,
    Detail plans,
    Detail gaps,
    Detail facility) {

  /** How much of a field. */
  enum Detail {
    NONE,
    COARSE,
    FULL
  }

  // area, as written, counts, reasons, access, evidence, plans, gaps, facility
  private static final Disclosure INSIDE =
      new Disclosure(FULL, FULL, FULL, FULL, FULL, FULL, FULL, FULL, FULL);
  private static final Disclosure PARTNER =
      new Disclosure(FULL, NONE, FULL, FULL, COARSE, COARSE, FULL, NONE, FULL);
  private static final Disclosure PARTNER_SENSITIVE =
      new Disclosure(FULL, NONE, COARSE, COARSE, COARSE, COARSE, FULL, NONE, COARSE);
  private static final Disclosure OUTWARD =
      new Disclosure(COARSE, NONE, COARSE, COARSE, COARSE, NONE, NONE, NONE, COARSE);
  private static final Disclosure OUTWARD_SENSITIVE =
      new Disclosure(NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE);

  static Disclosure of(Tier tier, boolean sensitive) {
    return switch (tier) {
      case INSIDE -> INSIDE;
      case PARTNER -> sensitive ? PARTNER_SENSITIVE : PARTNER;
      case OUTWARD -> sensitive ? OUTWARD_SENSITIVE : OUTWARD;
    };
  }

  /**
   * Whether the type of a facility may be named.
   *
   * @param ofTypeInArea how many of the type are in the area
   * @param smallCell the least for which one is not found by its type
   */
  boolean mayNameFacility(int ofTypeInArea, int smallCell) {
    return facility == FULL || facility == COARSE && ofTypeInArea >= smallCell;
  }
}

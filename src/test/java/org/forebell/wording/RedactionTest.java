package org.forebell.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.forebell.alert.PublishedAlert;
import org.forebell.delivery.Language;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What of an alert leaves, by tier, setting and field. */
class RedactionTest {

  /** Sensitive everywhere but in Exampleland. */
  private static final Posture POSTURE =
      PostureFileTest.read(PostureFileTest.shipped().replace("named: []", "named: [XAA]"));

  private static final Redaction REDACTION = new Redaction(POSTURE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INSIDE  | XAA | North, XA01 | 3 of 12    | times     | routes | ids   | plans | gaps
          INSIDE  | SSD | North, XA01 | 3 of 12    | times     | routes | ids   | plans | gaps
          PARTNER | XAA | North, XA01 | 3 of 12    | times     | some   | band  | plans | -
          PARTNER | SSD | North, XA01 | 1 of 10    | direction | some   | band  | plans | -
          OUTWARD | XAA | , XA01      | 1 of 10    | direction | some   | -     | -     | -
          OUTWARD | SSD | ,           | -          | -         | -      | -     | -     | -
          """)
  void byTierAndSetting(
      Tier tier,
      String country,
      String area,
      String counts,
      String reasons,
      String access,
      String evidence,
      String plans,
      String gaps) {
    PublishedAlert.Where where =
        new PublishedAlert.Where("XA01", "pcode", "North", country, "Exampleland");
    Told told = REDACTION.told(Samples.critical().where(where).alert(), tier);

    assertThat((told.area().name() + ", " + told.area().code()).trim()).isEqualTo(area);
    assertThat(told.area().country()).isEqualTo(country);
    assertThat(counts(told)).isEqualTo(counts);
    assertThat(reasons(told)).isEqualTo(reasons);
    assertThat(access(told)).isEqualTo(access);
    assertThat(evidence(told)).isEqualTo(evidence);
    assertThat(told.review() == null ? "-" : "plans").isEqualTo(plans);
    assertThat(told.gaps() ? "gaps" : "-").isEqualTo(gaps);
  }

  private static String counts(Told told) {
    return told.counts() == null
        ? "-"
        : told.counts().incidents().get(1) + " of " + told.counts().incidents().get(2);
  }

  private static String reasons(Told told) {
    return told.reasons() == null
        ? "-"
        : Double.isNaN(told.reasons().get(0).times()) ? "direction" : "times";
  }

  private static String access(Told told) {
    return told.access() == null ? "-" : told.access().get(0).routes() < 0 ? "some" : "routes";
  }

  private static String evidence(Told told) {
    return told.evidence() == null ? "-" : told.evidence().ids().isEmpty() ? "band" : "ids";
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,1", "4,1", "5,5", "9,5", "10,10", "19,10", "20,20", "50,50", "9999,50"})
  void countsLeaveInBands(int count, int band) {
    assertThat(Redaction.band(count)).isEqualTo(band);
  }

  @ParameterizedTest
  @CsvSource({
    "INSIDE,SSD,1,true",
    "PARTNER,XAA,1,true",
    "PARTNER,SSD,4,false",
    "PARTNER,SSD,5,true",
    "OUTWARD,XAA,4,false",
    "OUTWARD,XAA,5,true",
    "OUTWARD,SSD,500,false"
  })
  void aTypeOfFacilityIsNamedWhereItIsNotAlone(Tier tier, String area, int ofType, boolean may) {
    assertThat(REDACTION.mayNameFacility(area, ofType, tier)).isEqualTo(may);
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void whatASenderWroteAsAnAreaStaysInside(Tier tier) {
    PublishedAlert alert = Samples.critical().unplaced("SSD/the blue house").alert();
    Wording wording = new Wording(POSTURE);
    Parcel parcel = Samples.parcel(Language.ENGLISH, tier, alert);

    assertThat(everything(wording, parcel).anyMatch(text -> text.contains("blue house")))
        .isEqualTo(tier == Tier.INSIDE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Tier.class,
      names = {"PARTNER", "OUTWARD"})
  void silenceIsForTheInnerTierAlone(Tier tier) {
    PublishedAlert silence = Samples.critical().silence().alert();
    Wording wording = new Wording(POSTURE);
    Parcel parcel = Samples.parcel(Language.ENGLISH, tier, silence);

    assertThat(Redaction.mayKnow(silence, tier)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> wording.mail(parcel));
    assertThatIllegalArgumentException().isThrownBy(() -> wording.brief(parcel));
    assertThatIllegalArgumentException().isThrownBy(() -> wording.sms(parcel, SmsForm.PLAIN));
    Letter digest =
        new Letter.Digest("d", Samples.AT, List.of(new Letter.HeldBack(silence, "budget")), 0, 0);
    assertThat(everything(wording, Samples.parcel(Language.ENGLISH, tier, digest)))
        .noneMatch(text -> text.contains("H6V2") || text.contains("SS04"));
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void whoFellSilentIsNamedInsideAloneAlsoBesideARisk(Tier tier) {
    Wording wording = new Wording(POSTURE);
    PublishedAlert cutOff = Samples.critical().cutOff(Samples.SILENCE);
    PublishedAlert heard = Samples.critical().cutOff(null);
    for (Language language : Language.values()) {
      assertThat(
              everything(wording, Samples.parcel(language, tier, cutOff))
                  .toList()
                  .equals(everything(wording, Samples.parcel(language, tier, heard)).toList()))
          .isEqualTo(tier != Tier.INSIDE);
    }
    assertThat(REDACTION.told(cutOff, tier).silence() != null).isEqualTo(tier == Tier.INSIDE);
  }

  @Test
  void insideIsToldOfSilenceAsUnknownAndNotAsSafe() {
    Parcel parcel =
        Samples.parcel(Language.ENGLISH, Tier.INSIDE, Samples.critical().silence().alert());

    assertThat(new Wording(POSTURE).mail(parcel).text())
        .contains(
            "unknown, not safe",
            "checking in with",
            "0 of 6 known sources heard for 4 days; the usual gap is 31",
            "desk-7/r-1")
        .doesNotContain("%", "NaN", "Staff");
  }

  @Test
  void whatIsHeldBackIsInNoWord() {
    Wording wording = new Wording(POSTURE);
    for (Language language : Language.values()) {
      Parcel outward = Samples.parcel(language, Tier.OUTWARD, Samples.critical().alert());
      assertThat(everything(wording, outward))
          .noneMatch(text -> text.contains("SS04") || text.contains("Upper River"))
          .noneMatch(text -> text.contains("r-1") || text.contains("26"));
    }
  }

  static Stream<String> everything(Wording wording, Parcel parcel) {
    MailText mail = wording.mail(parcel, "https://alert.example.org/x");
    Brief brief = wording.brief(parcel);
    return Stream.of(
        mail.subject(),
        mail.text(),
        mail.html(),
        brief.headline(),
        brief.description(),
        brief.instruction(),
        wording.sms(parcel, SmsForm.PLAIN),
        wording.sms(parcel, SmsForm.CODE_WORDS));
  }
}

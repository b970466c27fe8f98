package org.forebell.wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.forebell.delivery.Language;
import org.forebell.delivery.Letter.Digest;
import org.forebell.delivery.Letter.HeldBack;
import org.forebell.delivery.Letter.OfAlert;
import org.forebell.delivery.Parcel;
import org.forebell.wording.Page.Paragraph;
import org.forebell.wording.Page.Section;

/**
 * What a letter says: in the recipient's language and zone, and no more than their tier may see.
 * The words are the same for every actor and place. Thread-safe.
 */
public final class Wording {

  private static final int LONGEST_HEADLINE = 160;

  private final Posture posture;
  private final Redaction redaction;
  private final Map<Language, Phrases> phrases = new EnumMap<>(Language.class);

  /**
   * @param posture which plans to review when, and the words agreed for text messages
   */
  public Wording(Posture posture) {
    this.posture = posture;
    this.redaction = new Redaction(posture);
    for (Language each : Language.values()) {
      phrases.put(each, Phrases.of(each));
    }
  }

  /** What may be told of an alert, for channels with fields of their own, such as CAP's geocode. */
  public Redaction redaction() {
    return redaction;
  }

  /**
   * One text message of one part: 160 characters of GSM-7, or 70 of UCS-2 in Arabic and Ukrainian.
   *
   * @throws IllegalArgumentException when the recipient may not know of the alert: see {@link
   *     Redaction#mayKnow}
   */
  public String sms(Parcel parcel, SmsForm form) {
    Phrases words = phrases.get(parcel.language());
    return switch (form) {
      case PLAIN ->
          parcel.letter() instanceof OfAlert letter
              ? new SmsText(words).of(told(parcel, letter), parcel.zone(), letter.answer())
              : new SmsText(words).digest(told(parcel, held(parcel)));
      case CODE_WORDS ->
          parcel.letter() instanceof OfAlert letter
              ? new SmsCode(posture.codeWords()).of(told(parcel, letter))
              : new SmsCode(posture.codeWords()).digest(told(parcel, held(parcel)));
    };
  }

  /** The letter as mail, without an address to acknowledge it at. Throws as {@link #sms} does. */
  public MailText mail(Parcel parcel) {
    return mail(parcel, "");
  }

  /**
   * The letter as mail. Throws as {@link #sms} does.
   *
   * @param acknowledge an address to acknowledge it at, its only link; empty when there is none.
   *     Left out where no answer is awaited
   */
  public MailText mail(Parcel parcel, String acknowledge) {
    Page page =
        parcel.letter() instanceof OfAlert letter
            ? page(parcel, letter, acknowledge)
            : digestPage(parcel);
    String name = parcel.letter() instanceof OfAlert letter ? " " + letter.alert().id() : "";
    String line = HtmlPage.withoutIsolates(page.headline()) + name;
    return new MailText(
        drilled(page.exercise(), line) + " [" + page.label() + "]",
        PlainPage.of(page, parcel.language().rightToLeft()),
        HtmlPage.of(page, parcel.language()));
  }

  /** The letter in three parts. Throws as {@link #sms} does. */
  public Brief brief(Parcel parcel) {
    if (!(parcel.letter() instanceof OfAlert letter)) {
      Page page = digestPage(parcel);
      return new Brief(
          drilled(page.exercise(), page.headline()), PlainPage.of(page.sections()), "");
    }
    AlertPage page = alertPage(parcel, letter);
    List<Section> known = new ArrayList<>(page.news(letter.earlier()));
    known.addAll(page.ground());
    List<Section> toDo = new ArrayList<>(page.toDo());
    if (letter.answer()) {
      toDo.add(page.acknowledge(""));
    }
    String headline = headline(page);
    return new Brief(
        headline,
        drilled(page.exercise(), PlainPage.of(known)),
        drilled(page.exercise(), PlainPage.of(toDo)));
  }

  private static String headline(AlertPage page) {
    String whole = drilled(page.exercise(), HtmlPage.withoutIsolates(page.headline()));
    return whole.length() <= LONGEST_HEADLINE
        ? whole
        : drilled(page.exercise(), HtmlPage.withoutIsolates(page.shortHeadline()));
  }

  /** The word for an exercise stands before and after. */
  private static String drilled(String exercise, String text) {
    return exercise.isEmpty() ? text : exercise + " " + text + " " + exercise;
  }

  private AlertPage alertPage(Parcel parcel, OfAlert letter) {
    return new AlertPage(phrases.get(parcel.language()), told(parcel, letter), parcel.zone());
  }

  private Page page(Parcel parcel, OfAlert letter, String acknowledge) {
    AlertPage alert = alertPage(parcel, letter);
    List<Section> sections = new ArrayList<>(alert.news(letter.earlier()));
    sections.addAll(alert.toDo());
    if (letter.answer()) {
      sections.add(alert.acknowledge(acknowledge));
    }
    sections.addAll(alert.ground());
    return new Page(
        parcel.tier().label(),
        alert.exercise(),
        alert.exercise().isEmpty() ? "" : phrases.get(parcel.language()).text("exercise.note"),
        alert.headline(),
        letter.alert().level(),
        sections,
        alert.foot(posture.version()));
  }

  private Page digestPage(Parcel parcel) {
    Phrases words = phrases.get(parcel.language());
    List<HeldBack> held = held(parcel);
    List<Section> sections = new ArrayList<>();
    for (HeldBack each : held) {
      AlertPage page =
          new AlertPage(words, redaction.told(each.alert(), parcel.tier()), parcel.zone());
      String because =
          words.keys().contains("because." + each.because()) ? each.because() : "other";
      sections.add(
          new Section(
              drilled(page.exercise(), page.headline()),
              List.of(
                  new Paragraph(page.chance(words.text("because." + because))),
                  new Paragraph(page.foot(posture.version()).get(0)))));
    }
    boolean drill = !held.isEmpty() && held.stream().allMatch(each -> each.alert().test());
    String lead =
        held.isEmpty() ? words.text("digest.none") : words.text("digest.lead", "n", held.size());
    return new Page(
        parcel.tier().label(),
        drill ? words.text("exercise") : "",
        drill ? words.text("exercise.note") : "",
        words.text("digest.subject", "n", held.size()),
        null,
        sections,
        List.of(lead, words.text("foot.aid")));
  }

  private Told told(Parcel parcel, OfAlert letter) {
    return redaction.told(letter.alert(), parcel.tier());
  }

  private List<Told> told(Parcel parcel, List<HeldBack> held) {
    return held.stream().map(each -> redaction.told(each.alert(), parcel.tier())).toList();
  }

  /** What a digest may tell, the gravest first, and what is real before what is an exercise. */
  private static List<HeldBack> held(Parcel parcel) {
    return ((Digest) parcel.letter())
        .held().stream()
            .filter(each -> Redaction.mayKnow(each.alert(), parcel.tier()))
            .sorted(
                Comparator.comparing((HeldBack each) -> each.alert().test())
                    .thenComparing(each -> each.alert().level(), Comparator.reverseOrder())
                    .thenComparing(each -> -each.alert().at())
                    .thenComparing(each -> each.alert().key()))
            .toList();
  }
}

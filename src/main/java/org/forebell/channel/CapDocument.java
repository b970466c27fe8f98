package org.forebell.channel;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.delivery.Language;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.wording.Brief;
import org.forebell.wording.Redaction;
import org.forebell.wording.Told;
import org.forebell.wording.Wording;

/**
 * Alerts as documents by CAP 1.2. The same parcel is the same document, byte for byte. A document
 * refers to all before it, so that a reader which missed some still knows what it replaces. Areas
 * are named by code, never drawn.
 */
final class CapDocument {

  static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

  /** Numeric zones only; that of UTC is {@code -00:00} (CAP 1.2, 3.3.2). */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'-00:00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Medium.Cap settings;
  private final Wording wording;
  private final Redaction redaction;

  CapDocument(Medium.Cap settings, Wording wording, Redaction redaction) {
    this.settings = settings;
    this.wording = wording;
    this.redaction = redaction;
  }

  /** The name of a document, which no other of this sender has. */
  static String identifier(Parcel parcel, String letterName) {
    String whose = parcel.recipient() + "/" + parcel.address().channel();
    return letterName + "." + KeyHash.hex(whose).substring(0, 8);
  }

  byte[] write(Parcel parcel, Letter.OfAlert letter) {
    Told told = redaction.told(letter.alert(), parcel.tier());
    return Xml.document(
        "alert",
        NAMESPACE,
        xml -> {
          xml.text("identifier", identifier(parcel, letter.name()))
              .text("sender", settings.sender())
              .text("sent", time(told.at()))
              .text("status", told.test() ? "Exercise" : "Actual")
              .text("msgType", CapTerms.msgType(told.change(), !letter.earlier().isEmpty()))
              .text("source", "Forebell")
              .text("scope", settings.isPublic() ? "Public" : "Restricted")
              .text("restriction", settings.restriction())
              .text("note", told.test() ? "EXERCISE. Nothing in it is real. EXERCISE." : "")
              .text("references", references(parcel, letter))
              .text("incidents", told.id());
          for (Language language : languages(parcel)) {
            xml.element(
                "info", info -> info(info, told, language, wording.brief(parcel.in(language))));
          }
        });
  }

  private List<Language> languages(Parcel parcel) {
    return settings.languages().isEmpty() ? List.of(parcel.language()) : settings.languages();
  }

  private String references(Parcel parcel, Letter.OfAlert letter) {
    return letter.earlier().stream()
        .map(
            each ->
                String.join(
                    ",",
                    settings.sender(),
                    identifier(parcel, letter.nameOf(each)),
                    time(each.at())))
        .collect(Collectors.joining(" "));
  }

  private static void info(Xml xml, Told told, Language language, Brief brief)
      throws XMLStreamException {
    xml.text("language", language.code())
        .text("category", "Security")
        .text("event", brief.headline())
        .text("responseType", CapTerms.responseType(told))
        .text("urgency", CapTerms.urgency(told))
        .text("severity", CapTerms.severity(told))
        .text("certainty", CapTerms.certainty(told))
        .text("effective", time(told.at()))
        .text("expires", time(told.validUntil()))
        .text("headline", brief.headline())
        .text("description", brief.description())
        .text("instruction", brief.instruction());
    parameters(xml, told);
    xml.element("area", area -> area(area, told.area()));
  }

  private static void parameters(Xml xml, Told told) throws XMLStreamException {
    xml.pair("parameter", "change", told.change().code())
        .pair("parameter", "level", told.level().code())
        .pair("parameter", "previousLevel", told.previousLevel().code())
        .pair("parameter", "subject", told.subject().code());
    if (told.kind() == Kind.RISK) {
      xml.pair("parameter", "probability", share(told.probability()))
          .pair("parameter", "usualProbability", share(told.usual()))
          .pair("parameter", "horizonHours", Long.toString(told.horizonHours()));
    }
    xml.pair("parameter", "confidence", told.confidence().code())
        .pair("parameter", "model", told.model())
        .pair("parameter", "policy", told.policy());
  }

  private static void area(Xml xml, Told.Area area) throws XMLStreamException {
    String country = area.countryName().isEmpty() ? area.country() : area.countryName();
    xml.text(
        "areaDesc",
        area.name().isEmpty() || area.name().equals(country)
            ? country
            : area.name() + ", " + country);
    if (!area.code().isEmpty()) {
      xml.pair("geocode", CapTerms.codeList(area.codeType()), area.code());
    }
    xml.pair("geocode", "ISO 3166-1", area.country());
  }

  private static String share(double chance) {
    return String.format(Locale.ROOT, "%.4f", chance);
  }

  private static String time(long at) {
    return TIME.format(Instant.ofEpochMilli(at));
  }
}

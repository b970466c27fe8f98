package org.forebell.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert;
import org.forebell.delivery.Language;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.Tier;
import org.forebell.risk.Level;
import org.forebell.wording.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class CapDocumentTest {
  private static final Path SCHEMA = Path.of("../shared/data/cap/cap12.xsd");
  private static final Medium.Cap SETTINGS =
      new Medium.Cap("unused", "forebell@example.org", false, "For partners. TLP:AMBER", List.of());

  private static final Wording WORDING = new Wording(Parcels.posture());

  private static CapDocument documents(Medium.Cap settings) {
    return new CapDocument(settings, WORDING, WORDING.redaction());
  }

  private static byte[] write(Parcel parcel) {
    return documents(SETTINGS).write(parcel, (Letter.OfAlert) parcel.letter());
  }

  @Test
  void all_are_valid_by_the_schema_whatever_is_told_to_whom() throws Exception {
    assumeTrue(Files.exists(SCHEMA), "skipped: " + SCHEMA + " is not here");
    var validator =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(SCHEMA.toFile())
            .newValidator();
    int written = 0;
    for (Change change : Change.values()) {
      for (Level level : Level.values()) {
        for (Tier tier : Tier.values()) {
          for (boolean test : List.of(false, true)) {
            PublishedAlert alert = Parcels.alert(Parcels.ID, 3, change, level, Level.NORMAL, test);
            Parcel parcel = Parcels.as(tier, Parcels.to("cap", "feed", alert));
            validator.validate(new StreamSource(new ByteArrayInputStream(write(parcel))));
            written++;
          }
        }
      }
    }
    assertThat(written).isEqualTo(6 * 4 * 3 * 2);
  }

  @Test
  void six_versions_are_chained_each_to_all_before_it() throws Exception {
    List<String> before = new ArrayList<>();
    for (int version = 1; version <= 6; version++) {
      Document cap = parse(write(Parcels.to("cap", "feed", Parcels.version(version))));
      String references = text(cap, "references");
      assertThat(references).isEqualTo(String.join(" ", before));
      assertThat(text(cap, "msgType")).isEqualTo(version == 1 ? "Alert" : "Update");
      assertThat(text(cap, "incidents")).isEqualTo(Parcels.ID);
      before.add(String.join(",", text(cap, "sender"), text(cap, "identifier"), text(cap, "sent")));
    }
    assertThat(before).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          raised,      watch,    0.01, Alert,  Monitor,  Future,   Moderate, Unlikely
          raised,      watch,    0.06, Alert,  Monitor,  Future,   Moderate, Possible
          raised,      warning,  0.30, Alert,  Assess,   Future,   Severe,   Possible
          escalated,   critical, 0.51, Update, Assess,   Expected, Extreme,  Likely
          deescalated, watch,    0.50, Update, Monitor,  Future,   Moderate, Possible
          cleared,     normal,   0.01, Update, AllClear, Past,     Minor,    Unlikely
          cancelled,   normal,   0.01, Cancel, None,     Past,     Unknown,  Unknown
          """)
  void terms_are_those_of_the_protocol(
      String change,
      String level,
      double probability,
      String msgType,
      String responseType,
      String urgency,
      String severity,
      String certainty)
      throws Exception {
    PublishedAlert alert =
        new Draft(
                Parcels.alert(
                    Parcels.ID,
                    msgType.equals("Alert") ? 1 : 2,
                    Stream.of(Change.values()).filter(c -> c.code().equals(change)).findAny().get(),
                    Level.of(level),
                    Level.NORMAL,
                    false))
            .probability(probability)
            .done();
    Document cap = parse(write(Parcels.to("cap", "feed", alert)));
    assertThat(
            Stream.of("msgType", "responseType", "urgency", "severity", "certainty")
                .map(name -> text(cap, name)))
        .containsExactly(msgType, responseType, urgency, severity, certainty);
    assertThat(text(cap, "category")).isEqualTo("Security");
    assertThat(text(cap, "status")).isEqualTo("Actual");
  }

  @Test
  void an_exercise_says_so_twice_beside_its_words() throws Exception {
    Document cap = parse(write(Parcels.to("cap", "feed", Parcels.exercise())));
    assertThat(text(cap, "status")).isEqualTo("Exercise");
    assertThat(text(cap, "note").split("EXERCISE", -1)).hasSize(3);
  }

  @Test
  void restricted_by_default_areas_by_code_and_nothing_drawn() throws Exception {
    byte[] written = write(Parcels.as(Tier.PARTNER, Parcels.to("cap", "feed", Parcels.version(2))));
    Document cap = parse(written);
    assertThat(text(cap, "scope")).isEqualTo("Restricted");
    assertThat(text(cap, "restriction")).isEqualTo("For partners. TLP:AMBER");
    assertThat(pairs(cap, "geocode")).containsExactly("P-code=SS04", "ISO 3166-1=SSD");
    assertThat(pairs(cap, "parameter"))
        .contains("level=warning", "probability=0.2500", "model=model-1", "subject=staff");
    assertThat(cap.getElementsByTagNameNS("*", "polygon").getLength()).isZero();
    assertThat(cap.getElementsByTagNameNS("*", "circle").getLength()).isZero();
    assertThat(new String(written, StandardCharsets.UTF_8))
        .doesNotContain("ssd-officer", "report-1");
  }

  @Test
  void times_have_a_numeric_zone_and_never_z() throws Exception {
    Document cap = parse(write(Parcels.to("cap", "feed", Parcels.version(2))));
    assertThat(Stream.of("sent", "effective", "expires").map(name -> text(cap, name)))
        .allMatch(time -> time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d-00:00"));
    assertThat(text(cap, "sent")).isEqualTo("2026-11-16T07:00:00-00:00");
  }

  @Test
  void one_block_of_information_in_each_language_asked_for() throws Exception {
    Medium.Cap settings =
        new Medium.Cap("unused", "a@b.c", false, "x", List.of(Language.FRENCH, Language.ARABIC));
    Parcel parcel = Parcels.to("cap", "feed", Parcels.version(1));
    Document cap = parse(documents(settings).write(parcel, (Letter.OfAlert) parcel.letter()));
    NodeList languages = cap.getElementsByTagNameNS("*", "language");
    assertThat(languages.getLength()).isEqualTo(2);
    assertThat(languages.item(0).getTextContent()).isEqualTo("fr");
    assertThat(languages.item(1).getTextContent()).isEqualTo("ar");
  }

  @Test
  void what_cannot_stand_in_xml_breaks_no_document() throws Exception {
    PublishedAlert.Where where =
        new PublishedAlert.Where("<&>", "pcode", "A\u0000\uD800]]>&B", "SSD", "South Sudan");
    PublishedAlert alert = new Draft(Parcels.version(1)).where(where).done();
    Document cap = parse(write(Parcels.to("cap", "feed", alert)));
    assertThat(text(cap, "areaDesc")).isEqualTo("A]]>&B, South Sudan");
    assertThat(pairs(cap, "geocode")).contains("P-code=<&>");
  }

  static Document parse(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
  }

  private static String text(Document cap, String name) {
    NodeList all = cap.getElementsByTagNameNS("*", name);
    return all.getLength() == 0 ? "" : all.item(0).getTextContent();
  }

  private static List<String> pairs(Document cap, String name) {
    NodeList all = cap.getElementsByTagNameNS("*", name);
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      Element pair = (Element) all.item(i);
      pairs.add(
          pair.getElementsByTagNameNS("*", "valueName").item(0).getTextContent()
              + "="
              + pair.getElementsByTagNameNS("*", "value").item(0).getTextContent());
    }
    return pairs;
  }
}

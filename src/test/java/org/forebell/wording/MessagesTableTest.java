package org.forebell.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert.Where;
import org.forebell.delivery.Language;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.Tier;
import org.forebell.risk.Level;
import org.junit.jupiter.api.Test;

/** The messages and the table of disclosure in the documentation are those of the code. */
class MessagesTableTest {

  private static final Path MESSAGES = Path.of("docs/messages.md");
  private static final Path DISCLOSURE = Path.of("docs/disclosure.md");

  private static final Wording WORDING = new Wording(Samples.posture());

  /** To write both anew: {@code mvn test -Dtest=MessagesTableTest -Dmessages.write=true}. */
  @Test
  void messagesAreThoseOfTheCode() throws IOException {
    held(MESSAGES, messages());
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/mail-phone.html"), phones());
  }

  @Test
  void disclosureIsThatOfTheCode() throws IOException {
    held(DISCLOSURE, disclosure());
  }

  private static void held(Path file, String text) throws IOException {
    if (Boolean.getBoolean("messages.write")) {
      Files.writeString(file, text);
    }
    assertThat(file).hasContent(text);
  }

  private static String messages() {
    StringBuilder out = new StringBuilder();
    out.append("# What an officer is sent\n\n");
    out.append("One alert, as a text message to the inner tier. A part has 160 characters of");
    out.append(" GSM-7, or 70 of UCS-2\nwhere letters of the language lie outside it. Fields keep");
    out.append(" their order under truncation: change, level,\narea, subject, how likely, which");
    out.append(" plan to review, until when, name. Times are the recipient's own.\n\n");
    table(out, "It rose from warning to critical", each -> each);
    table(
        out,
        "The same as an exercise, in an area with a long name",
        each ->
            each.where(new Where("MZ0409", "pcode", "Cidade de Quelimane", "MOZ", "Mozambique"))
                .exercise());
    table(
        out, "It ended", each -> each.change(Change.CLEARED).level(Level.NORMAL).probability(0.04));
    out.append("Where there is no room for `ACK` the name alone is the reply.\n\n");
    out.append("Where a phone may be searched, `code_words` sends words agreed beforehand in");
    out.append(" `config/posture.yaml`,\nthe same in every language: `");
    out.append(WORDING.sms(Samples.inside(Language.ENGLISH, each -> each), SmsForm.CODE_WORDS));
    out.append("`.\n\n## As mail\n\n");
    out.append("![The same alert as mail on a phone, in English and Arabic](mail-phone.png)\n\n");
    out.append("Both are one HTML document each, with nothing to fetch and no link but the one to");
    out.append(" acknowledge. The\npicture is made by `mvn test -Dtest=MessagesTableTest`, which");
    out.append(" writes `target/mail-phone.html`, and\n\n```\n");
    out.append("chromium --headless --hide-scrollbars --window-size=740,1780 \\\n");
    out.append("  --screenshot=docs/mail-phone.png target/mail-phone.html\n```\n\n");
    out.append("As text:\n\n```\n");
    out.append(mail(Language.ENGLISH).text());
    out.append("```\n");
    return out.toString();
  }

  private static void table(StringBuilder out, String title, UnaryOperator<Samples.Sample> change) {
    out.append("## ").append(title).append("\n\n");
    out.append("| language | characters | alphabet | message |\n|---|---|---|---|\n");
    for (Language language : Language.values()) {
      String message = WORDING.sms(Samples.inside(language, change), SmsForm.PLAIN);
      int septets = Gsm7.length(message);
      out.append("| ").append(language.code());
      out.append(" | ").append(septets < 0 ? message.length() : septets);
      out.append(septets < 0 ? " of 70 | UCS-2" : " of 160 | GSM-7");
      out.append(" | ").append(message).append(" |\n");
    }
    out.append('\n');
  }

  private static String disclosure() {
    StringBuilder out = new StringBuilder();
    out.append("# What of an alert leaves\n\n");
    out.append("Computed from the recipient's tier and from whether the setting is sensitive");
    out.append(" (`config/posture.yaml`); no\ntemplate or channel sees more. Silence alerts are");
    out.append(" told to the inner tier alone.\n\n");
    out.append(
        "| field | inside | partner | partner, sensitive | outward | outward, sensitive |\n");
    out.append("|---|---|---|---|---|---|\n");
    for (RecordComponent field : Disclosure.class.getRecordComponents()) {
      out.append("| ").append(field.getName()).append(" | ");
      out.append(detail(field, Tier.INSIDE, true)).append(" | ");
      out.append(detail(field, Tier.PARTNER, false)).append(" | ");
      out.append(detail(field, Tier.PARTNER, true)).append(" | ");
      out.append(detail(field, Tier.OUTWARD, false)).append(" | ");
      out.append(detail(field, Tier.OUTWARD, true)).append(" |\n");
    }
    out.append(
        """

        | field | full | coarse | none |
        |---|---|---|---|
        | area | name and code | code and country | country |
        | written: an area the gazetteer does not know | as the sender wrote it | | country |
        | counts | as they are | in bands 0, 1–4, 5–9, 10–19, 20–49, 50+ | nothing |
        | reasons | what they multiply the rate by | whether they raise or lower it | nothing |
        | access | how many routes | that there are some | nothing |
        | evidence | ids of the newest reports | how many reports, in bands | nothing |
        | plans | which of our plans to review, who decides | | "review your own plans" |
        | gaps | what of our sources is thin | | that no report does not mean safe |
        | facility | its type | its type where at least `smallCell` of it are in the area | nothing |

        Never in any message: actors, persons, narratives, positions, names of routes, and what an
        officer wrote as the reason of an override.
        """);
    return out.toString();
  }

  private static String detail(RecordComponent field, Tier tier, boolean sensitive) {
    try {
      Object detail = field.getAccessor().invoke(Disclosure.of(tier, sensitive));
      return detail.toString().toLowerCase(Locale.ROOT);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MailText mail(Language language) {
    Parcel parcel = Samples.inside(language, each -> each);
    return WORDING.mail(parcel, "https://alert.example.org/a/Zk3yQ");
  }

  /** Two phones of 360 pixels side by side. */
  private static String phones() {
    StringBuilder out = new StringBuilder();
    out.append("<!doctype html><meta charset=\"utf-8\"><body style=\"margin:0;background:#777;\">");
    for (Language language : new Language[] {Language.ENGLISH, Language.ARABIC}) {
      out.append("<iframe style=\"border:0;background:#fff;width:360px;height:1760px;margin:10px;");
      out.append("float:left;margin-right:0;\" srcdoc=\"");
      out.append(mail(language).html().replace("&", "&amp;").replace("\"", "&quot;"));
      out.append("\"></iframe>");
    }
    return out.append("</body>\n").toString();
  }
}

package org.forebell.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.forebell.delivery.Language;

/**
 * What a browser shows behind a link: a question with a button, thanks, or that the link does not
 * work. Of the alert it names no more than its name. Readable at 320 px, nothing is fetched.
 */
final class AnswerPage {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="%s" dir="%s"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex"><title>%s</title>
      <style>body{font:1.1rem/1.5 sans-serif;max-width:30rem;margin:2rem auto;padding:0 1rem}
      button{font:inherit;padding:.8rem 1.2rem;width:100%%}</style></head>
      <body><h1>%s</h1>%s</body></html>
      """;

  private final Map<Language, CSVRecord> words = new HashMap<>();

  AnswerPage() {
    try (InputStream in = AnswerPage.class.getResourceAsStream("/inbound/page.csv");
        CSVParser lines = FORMAT.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.forEach(line -> words.put(Language.of(line.get("language")), line));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read inbound/page.csv", e);
    }
  }

  /**
   * Asks.
   *
   * @param name of the alert and its version; letters, digits, dashes and dots alone
   */
  String question(Language language, String name) {
    String form =
        "<p dir=\"ltr\"><b>%s</b></p><p>%s</p><form method=\"post\"><button>%s</button></form>"
            .formatted(name, word(language, "question"), word(language, "button"));
    return page(language, form);
  }

  String thanks(Language language, String name) {
    return page(
        language, "<p dir=\"ltr\"><b>%s</b></p><p>%s</p>".formatted(name, word(language, "done")));
  }

  /** The same whatever is wrong, and in English, since nothing is known. */
  String gone() {
    return page(Language.ENGLISH, "<p>" + word(Language.ENGLISH, "gone") + "</p>");
  }

  private String page(Language language, String body) {
    String title = word(language, "title");
    String direction = language.rightToLeft() ? "rtl" : "ltr";
    return PAGE.formatted(language.code(), direction, title, title, body);
  }

  private String word(Language language, String column) {
    return words.get(language).get(column);
  }
}

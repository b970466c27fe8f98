package org.forebell.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The words by which a reply says what it means; {@code inbound/words.csv} lists them. */
final class ReplyWords {

  static final String ACK = "ack";

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private final Map<String, String> meanings;
  private final List<String> longestFirst;

  private ReplyWords(Map<String, String> meanings) {
    this.meanings = meanings;
    this.longestFirst =
        meanings.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  static ReplyWords shipped() {
    Map<String, String> meanings = new HashMap<>();
    try (InputStream in = ReplyWords.class.getResourceAsStream("/inbound/words.csv");
        CSVParser lines = FORMAT.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (CSVRecord line : lines) {
        for (String word : line.get("words").split(" ")) {
          meanings.put(ReplyParser.plain(word), line.get("meaning"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read inbound/words.csv", e);
    }
    return new ReplyWords(meanings);
  }

  /** What a plain word means, null for nothing. */
  String meaning(String word) {
    return meanings.get(word);
  }

  /** The longest word that a plain token begins with, empty for none. */
  String beginning(String token) {
    return longestFirst.stream().filter(token::startsWith).findFirst().orElse("");
  }
}

package org.forebell.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of YAML that knows its line. */
public sealed interface YamlEntry {

  /** Where it begins, from 1. */
  int line();

  /** A single value, as text; empty where none stands. */
  record Value(int line, String text) implements YamlEntry {}

  record Items(int line, List<YamlEntry> entries) implements YamlEntry {}

  record Keys(int line, Map<String, YamlEntry> entries) implements YamlEntry {}

  /**
   * Reads what holds one mapping.
   *
   * @param file its name, for complaints
   * @throws WrongSetting when it is no YAML, or names a key twice
   */
  static Keys read(String file, String text) {
    try (JsonParser parser = new YAMLFactory().createParser(text)) {
      parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      parser.nextToken();
      if (!(entry(parser) instanceof Keys keys)) {
        throw new WrongSetting(file + ": holds no keys. Write one a line, as key: value.");
      }
      if (parser.nextToken() != null) {
        throw new WrongSetting(file + ": holds more than one document. Keep one in a file.");
      }
      return keys;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String line = at == null ? "" : ", line " + at.getLineNr();
      throw new WrongSetting(file + line + ": is not YAML: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
  }

  private static YamlEntry entry(JsonParser parser) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      Map<String, YamlEntry> entries = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        parser.nextToken();
        entries.put(key, entry(parser));
      }
      return new Keys(line, entries);
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<YamlEntry> entries = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        entries.add(entry(parser));
      }
      return new Items(line, entries);
    }
    boolean empty = parser.currentToken() == null || parser.currentToken() == JsonToken.VALUE_NULL;
    return new Value(line, empty ? "" : parser.getText());
  }
}

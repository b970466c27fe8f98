package org.forebell.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A closed list of codes with its version and where it comes from, as shipped. Immutable. */
public final class CodeList {

  private final String name;
  private final String version;
  private final String source;
  private final Map<String, String> labels;
  private final String[] buckets;

  private CodeList(String name, String version, String source, Map<String, String> labels) {
    this.name = name;
    this.version = version;
    this.source = source;
    this.labels = labels;
    this.buckets = buckets(labels.keySet().toArray(new String[0]));
  }

  /**
   * Reads a shipped list.
   *
   * @param name such as {@code act}; its file is {@code codelist/act.json} on the class path
   */
  public static CodeList named(String name) {
    try (InputStream in = CodeList.class.getResourceAsStream("/codelist/" + name + ".json")) {
      if (in == null) {
        throw new IllegalArgumentException("no code list is named " + name);
      }
      return from(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the code list " + name, e);
    }
  }

  private static CodeList from(JsonNode list) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (JsonNode each : list.get("codes")) {
      labels.put(each.get("code").textValue(), each.get("label").textValue());
    }
    return new CodeList(
        list.get("name").textValue(),
        list.get("version").textValue(),
        list.get("source").textValue(),
        labels);
  }

  private static String[] buckets(String[] codes) {
    String[] buckets = new String[Integer.highestOneBit(codes.length) * 4];
    for (String code : codes) {
      int at = code.hashCode() & (buckets.length - 1);
      while (buckets[at] != null) {
        at = (at + 1) & (buckets.length - 1);
      }
      buckets[at] = code;
    }
    return buckets;
  }

  public String name() {
    return name;
  }

  public String version() {
    return version;
  }

  /** Where the codes come from, and what of it was not verified. */
  public String source() {
    return source;
  }

  /** The codes in the order of the list. */
  public List<String> codes() {
    return List.copyOf(labels.keySet());
  }

  public boolean contains(String code) {
    return labels.containsKey(code);
  }

  /** What the code means in plain words; null when the list has no such code. */
  public String label(String code) {
    return labels.get(code);
  }

  /** The list's own copy of a code that stands in a buffer, null when it is none of the list's. */
  String find(char[] text, int offset, int length) {
    int hash = 0;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + text[i];
    }
    int at = hash & (buckets.length - 1);
    while (buckets[at] != null) {
      String code = buckets[at];
      if (code.length() == length && matches(code, text, offset)) {
        return code;
      }
      at = (at + 1) & (buckets.length - 1);
    }
    return null;
  }

  private static boolean matches(String code, char[] text, int offset) {
    for (int i = 0; i < code.length(); i++) {
      if (code.charAt(i) != text[offset + i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}

package org.forebell.flink.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is found under one key of one state, as a line of JSON on its way out of Flink. */
final class StateRow {

  static final String HISTORY = "history";
  static final String WATCH = "watch";
  static final String SILENCE = "silence";
  static final String COUNTRY = "country";
  static final String REPORT = "report";
  static final String REGION = "region";
  static final String NOTICE = "notice";
  static final String OFFSET = "offset";
  static final String LADDER = "ladder";
  static final String BOOK = "book";

  private static final ObjectMapper JSON = new ObjectMapper();

  private StateRow() {}

  static ObjectNode of(String kind, String key) {
    return JSON.createObjectNode().put("kind", kind).put("key", key);
  }

  static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a row was written by ourselves", impossible);
    }
  }
}

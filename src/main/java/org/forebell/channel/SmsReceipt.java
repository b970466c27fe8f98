package org.forebell.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A gateway's word on a text message that it took.
 *
 * @param reference as {@link Sent.Taken} gave it
 * @param state what became of the message so far
 * @param reason the gateway's word for it, a short code; empty where it gives none
 */
public record SmsReceipt(String reference, State state, String reason) {

  /** How far a message has come. */
  public enum State {
    /** On its way; nothing is certain yet. */
    UNDER_WAY,
    /** On the phone. */
    DELIVERED,
    /** It will not arrive. */
    FAILED
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST = 200;

  /** Words of common gateways and of SMPP 3.4, 5.2.28, in lower case. */
  private static final Set<String> DELIVERED = Set.of("delivered", "delivrd", "success");

  private static final Set<String> FAILED =
      Set.of(
          "failed",
          "failure",
          "undelivered",
          "undeliverable",
          "undeliv",
          "rejected",
          "rejectd",
          "expired",
          "deleted");

  private static final Set<String> UNDER_WAY =
      Set.of(
          "sent", "queued", "accepted", "acceptd", "buffered", "submitted", "enroute", "pending");

  /**
   * What a gateway for RapidPro tells of a message: it calls an address that ends in what became of
   * it, with the message's number as {@code id}.
   *
   * @param action the last part of the path: {@code sent}, {@code delivered} or {@code failed}
   * @param fields of the query or form
   * @return null when it is no receipt
   */
  public static SmsReceipt ofRapidPro(String action, Map<String, String> fields) {
    String id = fields.getOrDefault("id", "");
    if (!id.matches("\\d{1,19}") || !Set.of("sent", "delivered", "failed").contains(action)) {
      return null;
    }
    return new SmsReceipt(id, state(action), "");
  }

  /**
   * What a gateway tells in JSON, wherever it puts it.
   *
   * @param referenceAt where the message's name stands, as JSON pointer
   * @param stateAt where the word for what became of it stands, as JSON pointer
   * @return null when it is no receipt
   */
  public static SmsReceipt ofJson(byte[] body, String referenceAt, String stateAt) {
    try {
      JsonNode root = JSON.readTree(body);
      return root == null ? null : of(root.at(referenceAt).asText(""), root.at(stateAt).asText(""));
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * What a gateway tells in fields of a query or form.
   *
   * @param referenceIn the field that names the message
   * @param stateIn the field that says what became of it
   * @return null when it is no receipt
   */
  public static SmsReceipt ofForm(Map<String, String> fields, String referenceIn, String stateIn) {
    return of(fields.getOrDefault(referenceIn, ""), fields.getOrDefault(stateIn, ""));
  }

  private static SmsReceipt of(String reference, String word) {
    State state = state(word.toLowerCase(Locale.ROOT));
    if (reference.isEmpty() || reference.length() > LONGEST || state == null) {
      return null;
    }
    String known = word.toLowerCase(Locale.ROOT);
    return new SmsReceipt(reference, state, state == State.FAILED ? known : "");
  }

  private static State state(String word) {
    if (DELIVERED.contains(word)) {
      return State.DELIVERED;
    }
    if (FAILED.contains(word)) {
      return State.FAILED;
    }
    return UNDER_WAY.contains(word) ? State.UNDER_WAY : null;
  }
}

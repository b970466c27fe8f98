package org.forebell.scenario;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Records that are no report, as broken senders and hostile ones send them. */
final class Hostile {

  private static final String GOOD =
      "{\"id\":\"h-%d\",\"kind\":\"incident\",\"source\":{\"id\":\"desk-x\"},"
          + "\"occurredAt\":\"2024-03-05T00:00:00Z\",\"reportedAt\":\"2024-03-05T01:00:00Z\","
          + "\"area\":\"XAA/Salt Coast\",\"act\":\"shooting\",\"outcome\":\"harm\","
          + "\"affects\":[\"staff\"]";

  private static final String[] ENDINGS = {
    "",
    ",\"lat\":91.0}",
    ",\"lat\":NaN}",
    ",\"id\":\"again\"}",
    ",\"harm\":{\"killed\":-1}}",
    ",\"weapon\":\"strong words\"}",
    ",\"status\":{\"a\":[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]}}",
    "} trailing"
  };

  private static final String[] WHOLE = {
    "not json at all",
    "[]",
    "null",
    "{\"kind\":\"incident\"}",
    "{\"id\":\"h\",\"kind\":\"rumour\"}",
    "{\"id\":\"h-r\",\"kind\":\"retraction\",\"of\":\"h-r\",\"reportedAt\":\"2024-03-05T01:00:00Z\"}",
    "{\"id\":\"h-t\",\"kind\":\"heartbeat\",\"reportedAt\":\"2999-01-01T00:00:00Z\"}"
  };

  private Hostile() {}

  static byte[] record(long number, SplittableRandom random) {
    int choice = random.nextInt(ENDINGS.length + WHOLE.length + 2);
    if (choice < ENDINGS.length) {
      return utf8(GOOD.replace("%d", Long.toString(number)) + ENDINGS[choice]);
    }
    if (choice < ENDINGS.length + WHOLE.length) {
      return utf8(WHOLE[choice - ENDINGS.length]);
    }
    return choice == ENDINGS.length + WHOLE.length
        ? new byte[] {'{', '"', (byte) 0xC3, '(', '"', ':', '1', '}'}
        : utf8("{\"id\":\"" + "x".repeat(70_000) + "\"}");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

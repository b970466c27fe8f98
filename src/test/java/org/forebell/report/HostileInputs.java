package org.forebell.report;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Records as an enemy, a broken disk or a bad program would write them, endlessly and the same for
 * the same seed. Some of them keep the contract by chance.
 *
 * <pre>{@code
 * HostileInputs inputs = new HostileInputs(42);
 * byte[] record = inputs.next();
 * }</pre>
 */
public final class HostileInputs {

  private static final List<String> TOKENS =
      List.of(
          "NaN",
          "-Infinity",
          "Infinity",
          "+1",
          "01",
          ".5",
          "1.",
          "0x10",
          "1e",
          "TRUE",
          "None",
          "undefined",
          "'x'",
          "tru",
          "--1",
          "1_000",
          "",
          "\"",
          "//c\n1",
          "/*c*/1",
          "[1,]",
          "{\"a\":1,}",
          "{a:1}",
          "\"\\x\"",
          "\"\\u12g4\"",
          "\"\t\"",
          "\"\u0000\"",
          "1 2",
          "}",
          "]",
          ",");
  private static final List<String> SCRAPS =
      List.of(
          "\uFEFF",
          "\u202E",
          "\u0000",
          "\u2028",
          "\uD83D\uDE00",
          "\\ud800",
          "\\u0000",
          "\\uD83D\\uDE00",
          "e\u0301",
          "\u200B",
          "\u001B[2J",
          "\\",
          "\"",
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\n",
          "\r",
          " ",
          "\u00A0");
  private static final List<byte[]> BROKEN =
      List.of(
          bytes(0xC0, 0x80),
          bytes(0xED, 0xA0, 0x80),
          bytes(0xF5, 0x80, 0x80, 0x80),
          bytes(0xE0, 0x80, 0xAF),
          bytes(0xF4, 0x90, 0x80, 0x80),
          bytes(0xFF),
          bytes(0x80),
          bytes(0xC3),
          bytes(0xEF, 0xBB, 0xBF),
          bytes(0xFE, 0xFF),
          bytes(0));
  private static final List<Charset> FOREIGN =
      List.of(
          StandardCharsets.UTF_16,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          Charset.forName("UTF-32"),
          Charset.forName("UTF-32LE"),
          Charset.forName("UTF-32BE"),
          StandardCharsets.ISO_8859_1);

  private final Random random;

  public HostileInputs(long seed) {
    this.random = new Random(seed);
  }

  /** A record that keeps the contract in a file; ids repeat. */
  public byte[] good() {
    return template().bytes();
  }

  /** The next record, at most a little longer than the contract lets records be; never null. */
  public byte[] next() {
    return switch (random.nextInt(16)) {
      case 0 -> noise();
      case 1 -> truncated();
      case 2 -> flipped();
      case 3 -> spliced();
      case 4 -> broken();
      case 5 -> text().getBytes(ReportValues.pick(FOREIGN, random));
      case 6 -> rarely() ? nested(20_000) : nested(20);
      case 7 -> withToken();
      case 8 -> named();
      case 9 -> scrapped();
      case 10 -> rarely() ? atTheLimit() : around();
      case 11 -> rarely() ? crowded() : repeated();
      case 12 -> valued().bytes();
      case 13 -> valued().with(key(), ReportValues.bad(key(), random)).bytes();
      case 14 -> valued().without(key()).bytes();
      default -> hugeNumber();
    };
  }

  private ReportText template() {
    return switch (random.nextInt(9)) {
      case 0 -> ReportText.heartbeat();
      case 1 -> ReportText.retraction();
      case 2 -> ReportText.nothing();
      case 3, 4, 5 -> ReportText.access();
      default -> ReportText.incident();
    };
  }

  private String text() {
    return template().toString();
  }

  private boolean rarely() {
    return random.nextInt(50) == 0;
  }

  private String key() {
    return ReportValues.pick(ReportValues.keys(), random);
  }

  private byte[] noise() {
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] truncated() {
    byte[] bytes = good();
    return Arrays.copyOf(bytes, random.nextInt(bytes.length));
  }

  private byte[] flipped() {
    byte[] bytes = good();
    for (int i = random.nextInt(8); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private byte[] spliced() {
    byte[] one = good();
    byte[] other = good();
    return joined(
        Arrays.copyOf(one, random.nextInt(one.length)),
        Arrays.copyOfRange(other, random.nextInt(other.length), other.length));
  }

  private byte[] broken() {
    return inserted(good(), ReportValues.pick(BROKEN, random));
  }

  private byte[] scrapped() {
    return inserted(good(), ReportValues.pick(SCRAPS, random).getBytes(StandardCharsets.UTF_8));
  }

  private byte[] inserted(byte[] into, byte[] scrap) {
    int at = random.nextInt(4) == 0 ? 0 : random.nextInt(into.length + 1);
    return joined(
        joined(Arrays.copyOf(into, at), scrap), Arrays.copyOfRange(into, at, into.length));
  }

  private byte[] nested(int most) {
    int depth = 1 + random.nextInt(most);
    String open = random.nextBoolean() ? "[" : "{'a':".replace('\'', '"');
    String value = open.repeat(depth);
    if (random.nextInt(4) != 0) {
      value += "1" + (open.equals("[") ? "]" : "}").repeat(depth);
    }
    boolean whole = random.nextInt(4) == 0;
    return whole ? value.getBytes(StandardCharsets.UTF_8) : template().with(key(), value).bytes();
  }

  private byte[] withToken() {
    String token = ReportValues.pick(TOKENS, random).replace('\'', '"');
    return switch (random.nextInt(4)) {
      case 0 -> token.getBytes(StandardCharsets.UTF_8);
      case 1 -> template().and("extra", "[{'x':" + token + "}]").bytes();
      default -> template().with(key(), token).bytes();
    };
  }

  /** Keys that stand twice, or are the same only once decoded. */
  private byte[] named() {
    ReportText text = template();
    return switch (random.nextInt(5)) {
      case 0 -> text.and(ReportValues.pick(text.keys(), random), "null").bytes();
      case 1 -> text.and("\\u0069d", "'twice'").bytes();
      case 2 -> text.and("x", "{'a':1,'b':[],'\\u0061':2}").bytes();
      case 3 -> text.and("x", "1").and("x", "1").bytes();
      default -> text.and("source ", "1").and("ID", "1").and("", "1").and("é", "1").bytes();
    };
  }

  private byte[] around() {
    String text = text();
    return (switch (random.nextInt(6)) {
          case 0 -> text + text;
          case 1 -> text + " null";
          case 2 -> "\n\t " + text + "\r\n ";
          case 3 -> "[" + text + "]";
          case 4 -> text + ",";
          default -> text.replace(":", " :\n").replace(",", "\t, ");
        })
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] atTheLimit() {
    ReportText text = template();
    int room = ReportParser.LONGEST - text.and("pad", "''").bytes().length;
    return text.with("pad", "'" + "p".repeat(room + random.nextInt(3) - 1) + "'").bytes();
  }

  /** Many keys, of which all have one hash code: those of "Aa" and "BB" are equal. */
  private byte[] crowded() {
    ReportText text = template();
    for (int i = 0; i < 1_000; i++) {
      text.and(Integer.toBinaryString(1024 + i).replace("0", "Aa").replace("1", "BB"), "1");
    }
    return text.bytes();
  }

  private byte[] repeated() {
    return ("[" + "{},".repeat(random.nextInt(50)) + "{}]").getBytes(StandardCharsets.UTF_8);
  }

  private byte[] hugeNumber() {
    String digits = "9".repeat(1 + random.nextInt(rarely() ? 3_000 : 60));
    String number =
        switch (random.nextInt(6)) {
          case 0 -> "-" + digits;
          case 1 -> "0." + digits;
          case 2 -> "1e" + digits;
          case 3 -> "1e-" + digits;
          case 4 -> digits + "." + digits;
          default -> digits;
        };
    return random.nextBoolean()
        ? template().with(key(), number).bytes()
        : template().with("harm", "{'killed':" + number + "}").bytes();
  }

  /** A report whose fields hold now this, now that good value. */
  private ReportText valued() {
    ReportText text = template();
    for (int i = random.nextInt(6); i > 0; i--) {
      String key = key();
      if (!key.equals("kind")) {
        text.with(key, rarely() ? "null" : ReportValues.good(key, random));
      }
    }
    return text;
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}

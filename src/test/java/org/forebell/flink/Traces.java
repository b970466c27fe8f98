package org.forebell.flink;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for words in bytes whatever they are wrapped in: base64, quoted-printable, UTF-16, escapes
 * of HTML, JSON and URLs, and each of these in another.
 */
final class Traces {
  private static final Pattern QUOTED = Pattern.compile("=([0-9A-Fa-f]{2})");
  private static final Pattern ENTITY = Pattern.compile("&#(x?)([0-9A-Fa-f]{1,6});");
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;
  private static final List<UnaryOperator<String>> UNWRAP =
      List.of(
          text -> text.replace("\0", ""),
          text ->
              QUOTED
                  .matcher(text.replaceAll("=\\r?\\n", ""))
                  .replaceAll(hex -> quoted(Integer.parseInt(hex.group(1), 16))),
          text ->
              ENTITY
                  .matcher(text)
                  .replaceAll(
                      number ->
                          quoted(
                              Integer.parseInt(
                                  number.group(2), number.group(1).isEmpty() ? 10 : 16))),
          text ->
              ESCAPE.matcher(text).replaceAll(hex -> quoted(Integer.parseInt(hex.group(1), 16))),
          Traces::percent);

  private final List<String> needles = new ArrayList<>();

  Traces(String... words) {
    for (String word : words) {
      needles.add(word);
      for (Charset charset :
          List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
        needles.addAll(inBase64(word.getBytes(charset)));
      }
    }
  }

  /** What of the words is found. */
  Set<String> in(byte[] bytes) {
    Set<String> found = new LinkedHashSet<>();
    Set<String> forms = new LinkedHashSet<>(List.of(new String(bytes, BYTES)));
    for (int depth = 0; depth < 2; depth++) {
      for (String form : List.copyOf(forms)) {
        UNWRAP.forEach(each -> forms.add(each.apply(form)));
      }
    }
    for (String form : forms) {
      String unbroken = form.replaceAll("[\\r\\n]", "");
      for (String needle : needles) {
        if (form.contains(needle) || unbroken.contains(needle)) {
          found.add(needle);
        }
      }
    }
    return found;
  }

  /** The letters that stand in base64 for these bytes wherever in a text they begin. */
  private static List<String> inBase64(byte[] word) {
    List<String> forms = new ArrayList<>();
    for (int before = 0; before < 3; before++) {
      byte[] padded = new byte[before + word.length];
      System.arraycopy(word, 0, padded, before, word.length);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(padded);
      int first = (before * 8 + 5) / 6;
      int last = padded.length * 8 / 6;
      forms.add(encoded.substring(first, last));
    }
    return forms;
  }

  private static String quoted(int letter) {
    return Matcher.quoteReplacement(new String(Character.toChars(letter % 0x110000)));
  }

  private static String percent(String text) {
    try {
      return URLDecoder.decode(text, BYTES);
    } catch (IllegalArgumentException noSuchEscape) {
      return text;
    }
  }
}

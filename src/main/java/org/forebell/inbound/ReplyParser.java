package org.forebell.inbound;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.forebell.alert.AlertId;

/**
 * Reads replies such as {@code ACK K7RT-4MQD}, as a thumb on any keyboard writes them: in any case,
 * with digits of any script, the dash missing or of another kind, the first group alone, the word
 * in a language of ours, Cyrillic letters where Latin ones look the same.
 *
 * <p>Word and name must be what the reply begins with, in either order, or the name all that it
 * says. So an answering machine that repeats our message, which ends with what to reply,
 * acknowledges nothing.
 */
public final class ReplyParser {

  /** The length of a name with both of its groups. */
  static final int WHOLE_NAME = 9;

  /** More than any reply; what lies behind is not read. */
  private static final int LONGEST = 200;

  private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\p{Cf}\\u0640]");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");
  private static final String GROUP = "([" + AlertId.LETTERS + "]{4})";
  private static final Pattern NAME = Pattern.compile(GROUP + GROUP + "?");
  private static final Pattern SECOND = Pattern.compile(GROUP);
  private static final Pattern VERSION = Pattern.compile("V?([1-9][0-9]{0,4})");

  /** Capitals that look the same: Cyrillic and Greek, and the Latin ones meant. */
  private static final String ALIKE = "КНМРТХСКΗΜΡΤΧΝ";

  private static final String MEANT = "KHMPTXCKHMPTXN";

  private final ReplyWords words = ReplyWords.shipped();

  /** Reads a reply; whatever it is, it is no error. */
  public Reply read(String text) {
    List<String> tokens = tokens(text);
    String meaning = null;
    String name = null;
    int next = 0;
    while (next < tokens.size() && (meaning == null || name == null)) {
      String token = tokens.get(next);
      String means = words.meaning(token);
      Matcher named = NAME.matcher(latin(token));
      if (means != null && (meaning == null || meaning.equals(means))) {
        meaning = means;
      } else if (name == null && named.matches()) {
        String second = named.group(2) == null ? second(tokens, next + 1) : named.group(2);
        next += named.group(2) == null && second != null ? 1 : 0;
        name = named.group(1) + (second == null ? "" : "-" + second);
      } else if (meaning == null && name != null && isVersion(tokens, next)) {
        return new Reply.Names(name, version(tokens, next));
      } else {
        return new Reply.Other();
      }
      next++;
    }
    if (name == null) {
      return new Reply.Other();
    }
    if (meaning == null) {
      return new Reply.Names(name, 0);
    }
    return meaning.equals(ReplyWords.ACK)
        ? new Reply.Acknowledges(name, version(tokens, next))
        : new Reply.Tells(name, meaning);
  }

  private String second(List<String> tokens, int at) {
    return at < tokens.size()
            && words.meaning(tokens.get(at)) == null
            && SECOND.matcher(latin(tokens.get(at))).matches()
        ? latin(tokens.get(at))
        : null;
  }

  /** Whether nothing but a version is left. */
  private static boolean isVersion(List<String> tokens, int at) {
    return at == tokens.size() - 1 && version(tokens, at) > 0;
  }

  private static int version(List<String> tokens, int at) {
    if (at >= tokens.size()) {
      return 0;
    }
    Matcher version = VERSION.matcher(tokens.get(at));
    return version.matches() ? Integer.parseInt(version.group(1)) : 0;
  }

  private List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    for (String token : BETWEEN.split(plain(text.substring(0, Math.min(LONGEST, text.length()))))) {
      String glued = words.meaning(token) == null ? words.beginning(token) : "";
      if (!glued.isEmpty() && NAME.matcher(latin(token.substring(glued.length()))).matches()) {
        tokens.add(glued);
        tokens.add(token.substring(glued.length()));
      } else if (!token.isEmpty()) {
        tokens.add(token);
      }
    }
    return tokens;
  }

  /**
   * An alert's name as it is written, whatever was typed for it.
   *
   * @return null where it is no whole name
   */
  public static String name(String typed) {
    String bare = BETWEEN.matcher(latin(plain(typed))).replaceAll("");
    Matcher name = NAME.matcher(bare);
    return name.matches() && name.group(2) != null ? name.group(1) + "-" + name.group(2) : null;
  }

  /** Capitals without accents and marks, of one width, with our digits. */
  static String plain(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    StringBuilder plain = new StringBuilder(bare.length());
    bare.toUpperCase(Locale.ROOT)
        .codePoints()
        .map(each -> Character.isDigit(each) ? '0' + Character.digit(each, 10) : arabic(each))
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** Letters that Persian and Urdu keyboards write in their own way. */
  private static int arabic(int letter) {
    return switch (letter) {
      case 'ک' -> 'ك';
      case 'ی', 'ى' -> 'ي';
      case 'ة' -> 'ه';
      default -> letter;
    };
  }

  private static String latin(String token) {
    StringBuilder latin = new StringBuilder(token.length());
    for (int i = 0; i < token.length(); i++) {
      int at = ALIKE.indexOf(token.charAt(i));
      latin.append(at < 0 ? token.charAt(i) : MEANT.charAt(at));
    }
    return latin.toString();
  }
}

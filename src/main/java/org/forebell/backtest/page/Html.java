package org.forebell.backtest.page;

import java.util.List;

/** Pieces of the page; all words that come in are escaped here or in {@link Table}. */
public final class Html {

  private Html() {}

  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(isShown(letter) ? letter : '\ufffd');
      }
    }
    return escaped.toString();
  }

  /** Control characters are no part of a page, and would break the plots' XML. */
  private static boolean isShown(char letter) {
    return letter >= ' ' && letter < '\ufffe' || letter == '\n' || letter == '\t';
  }

  static String paragraph(String words) {
    return "<p>" + escaped(words) + "</p>\n";
  }

  /** A smaller paragraph that says how to read what stands above it. */
  static String note(String words) {
    return "<p class=\"note\">" + escaped(words) + "</p>\n";
  }

  /** What stands in place of a part that the back-test does not have. */
  static String missing(String words) {
    return "<p class=\"missing\">Not measured: " + escaped(words) + "</p>\n";
  }

  static String heading(String words) {
    return "<h3>" + escaped(words) + "</h3>\n";
  }

  static String code(String words) {
    return "<code>" + escaped(words) + "</code>";
  }

  /** Something long that is opened on demand, and stands open in print. */
  static String details(String summary, String body) {
    return "<details><summary>" + escaped(summary) + "</summary>\n" + body + "</details>\n";
  }

  /** Large figures with a word each. */
  static String facts(List<String> words, List<String> figures) {
    StringBuilder html = new StringBuilder("<dl class=\"facts\">");
    for (int i = 0; i < words.size(); i++) {
      html.append("<div><dt>").append(escaped(words.get(i))).append("</dt><dd>");
      html.append(escaped(figures.get(i))).append("</dd></div>");
    }
    return html.append("</dl>\n").toString();
  }

  /** Plots side by side where there is room. */
  static String plots(List<String> figures) {
    return "<div class=\"plots\">" + String.join("", figures) + "</div>\n";
  }

  static String plot(String svg, String title, String caption) {
    return "<figure class=\"plot\">"
        + svg
        + "<figcaption><b>"
        + escaped(title)
        + ".</b> "
        + escaped(caption)
        + "</figcaption></figure>\n";
  }
}

package org.forebell.backtest.page;

import java.util.List;

/** Pieces of the page: text is escaped, tables scroll in their own box. */
final class Html {

  private Html() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A table whose first column names the rows. */
  static String table(String caption, List<String> head, List<List<String>> rows) {
    StringBuilder html = new StringBuilder("<div class=\"box\"><table><caption>");
    html.append(escaped(caption)).append("</caption><thead><tr>");
    head.forEach(each -> html.append("<th scope=\"col\">").append(escaped(each)).append("</th>"));
    html.append("</tr></thead><tbody>");
    for (List<String> row : rows) {
      html.append("<tr><th scope=\"row\">").append(escaped(row.get(0))).append("</th>");
      row.stream()
          .skip(1)
          .forEach(each -> html.append("<td>").append(escaped(each)).append("</td>"));
      html.append("</tr>");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  static String section(String title, String body) {
    return "<section><h2>" + escaped(title) + "</h2>\n" + body + "</section>\n";
  }

  static String paragraph(String words) {
    return "<p>" + escaped(words) + "</p>\n";
  }

  /** Figures side by side where there is room. */
  static String figures(List<String> figures) {
    StringBuilder html = new StringBuilder("<div class=\"figures\">");
    figures.forEach(html::append);
    return html.append("</div>\n").toString();
  }

  static String figure(String svg, String caption) {
    return "<figure>" + svg + "<figcaption>" + escaped(caption) + "</figcaption></figure>";
  }
}

package org.forebell.backtest.page;

/**
 * A part of the page.
 *
 * @param id where links within the page lead
 * @param link its short name in the list of contents
 * @param body HTML, its words escaped
 */
record Section(String id, String link, String title, String body) {

  String html() {
    String heading = "<h2 id=\"" + id + "-title\">" + Html.escaped(title) + "</h2>\n";
    return "<section id=\""
        + id
        + "\" aria-labelledby=\""
        + id
        + "-title\">\n"
        + heading
        + body
        + "</section>\n";
  }

  String contents() {
    return "<li><a href=\"#" + id + "\">" + Html.escaped(link) + "</a></li>";
  }
}

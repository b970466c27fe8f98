package org.forebell.backtest.page;

import java.util.List;

/**
 * A table whose first column names the rows. It scrolls sideways in its own box, from the keyboard
 * too; its caption stands outside the box, so that a phone shows all of it.
 */
final class Table {

  private final String caption;
  private final StringBuilder head = new StringBuilder();
  private final StringBuilder body = new StringBuilder();
  private int columns;
  private boolean open;

  Table(String caption) {
    this.caption = caption;
  }

  /** Names that stand over several columns each, the first column left free. */
  Table groups(List<String> names, int columnsEach) {
    head.append("<tr><td></td>");
    for (String name : names) {
      head.append("<th scope=\"colgroup\" colspan=\"").append(columnsEach).append("\">");
      head.append(Html.escaped(name)).append("</th>");
    }
    head.append("</tr>");
    return this;
  }

  /** The names of the columns, that of the rows' names included. */
  Table head(List<String> names) {
    columns = names.size();
    head.append("<tr>");
    for (String name : names) {
      head.append("<th scope=\"col\">").append(Html.escaped(name)).append("</th>");
    }
    head.append("</tr>");
    return this;
  }

  /** Begins a block of rows with a heading of its own. */
  Table block(String name) {
    close();
    begin();
    body.append("<tr class=\"block\"><th scope=\"rowgroup\" colspan=\"").append(columns);
    body.append("\"><span>").append(Html.escaped(name)).append("</span></th></tr>\n");
    return this;
  }

  Table row(String name, List<Cell> cells) {
    return row(name, "", cells);
  }

  /**
   * @param style a class of the style sheet, empty for none
   */
  Table row(String name, String style, List<Cell> cells) {
    begin();
    body.append(style.isEmpty() ? "<tr>" : "<tr class=\"" + style + "\">");
    body.append("<th scope=\"row\">").append(Html.escaped(name)).append("</th>");
    cells.forEach(cell -> body.append(cell.td()));
    body.append("</tr>\n");
    return this;
  }

  private void begin() {
    body.append(open ? "" : "<tbody>\n");
    open = true;
  }

  private void close() {
    body.append(open ? "</tbody>\n" : "");
    open = false;
  }

  String html() {
    close();
    String name = Html.escaped(caption);
    return "<figure class=\"table\"><figcaption>"
        + name
        + "</figcaption>\n<div class=\"box\" role=\"region\" tabindex=\"0\" aria-label=\""
        + name
        + "\"><table aria-label=\""
        + name
        + "\">\n<thead>"
        + head
        + "</thead>\n"
        + body
        + "</table></div></figure>\n";
  }
}

package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A cell of a table.
 *
 * @param words what it shows
 * @param below smaller words under it, empty for none
 * @param sign a mark before the words, for the eye, empty for none
 * @param said what the mark or the style means, for the ear, empty for none
 * @param style classes of the style sheet, empty for none
 * @param bar how far it is filled, 0 to 1; NaN for a cell without a bar
 */
record Cell(String words, String below, String sign, String said, String style, double bar) {

  /** The style of the best figure of a column. */
  private static final String BEST = "best";

  static Cell of(String words) {
    return new Cell(words, "", "", "", "", Double.NaN);
  }

  static Cell count(JsonNode value) {
    return of(Words.count(value));
  }

  static Cell fixed(JsonNode value, int places) {
    return of(Words.fixed(value, places));
  }

  static Cell share(JsonNode value) {
    return of(Words.share(value));
  }

  /** A share with a bar as long as it. */
  static Cell bar(JsonNode value) {
    double bar = Words.isNumber(value) ? Math.max(0, Math.min(1, value.asDouble())) : Double.NaN;
    return new Cell(Words.share(value), "", "", "", "", bar);
  }

  /** A measure with its 95 % interval below. */
  static Cell interval(JsonNode measure, int places) {
    Cell value = fixed(measure.path("value"), places);
    boolean bounded = Words.isNumber(measure.path("low")) && Words.isNumber(measure.path("high"));
    return bounded
        ? value.below(
            Words.fixed(measure.path("low"), places)
                + " to "
                + Words.fixed(measure.path("high"), places))
        : value;
  }

  Cell below(String small) {
    return new Cell(words, small, sign, said, style, bar);
  }

  Cell marked(String sign, String said, String style) {
    return new Cell(words, below, sign, said, style, bar);
  }

  Cell best() {
    return marked("", "best", BEST);
  }

  Cell styled(String style) {
    return marked(sign, said, style);
  }

  String td() {
    StringBuilder td = new StringBuilder("<td");
    if (!style.isEmpty()) {
      td.append(" class=\"").append(style).append('"');
    }
    if (!Double.isNaN(bar)) {
      td.append(" data-bar style=\"--bar-length:").append(Words.fixed(bar * 100, 1)).append("%\"");
    }
    td.append('>');
    if (!sign.isEmpty()) {
      td.append("<span class=\"sign\" aria-hidden=\"true\">").append(sign).append("</span>");
    }
    String figure = Html.escaped(words);
    td.append(style.equals(BEST) ? "<b>" + figure + "</b>" : figure);
    if (!said.isEmpty()) {
      td.append("<span class=\"said\"> ").append(Html.escaped(said)).append("</span>");
    }
    if (!below.isEmpty()) {
      td.append("<small>").append(Html.escaped(below)).append("</small>");
    }
    return td.append("</td>").toString();
  }
}

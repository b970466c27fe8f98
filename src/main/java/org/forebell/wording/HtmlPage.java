package org.forebell.wording;

import java.util.List;
import org.forebell.delivery.Language;
import org.forebell.risk.Level;
import org.forebell.wording.Page.Block;
import org.forebell.wording.Page.Bullets;
import org.forebell.wording.Page.Link;
import org.forebell.wording.Page.Paragraph;
import org.forebell.wording.Page.Section;
import org.forebell.wording.Page.Table;

/**
 * A letter as one HTML document: one column, to be read at 320 pixels, by day and night, with
 * nothing to fetch. Colours of text and ground are the reader's own, so that a dark screen stays
 * dark; only the band of the level has its own, and its word says the same.
 */
final class HtmlPage {

  private static final String RULE = "border-top:1px solid rgba(128,128,128,.45);";

  private final StringBuilder out = new StringBuilder(8192);
  private final Language language;

  private HtmlPage(Language language) {
    this.language = language;
  }

  static String of(Page page, Language language) {
    HtmlPage html = new HtmlPage(language);
    html.write(page);
    return html.out.toString();
  }

  private void write(Page page) {
    String direction = language.rightToLeft() ? "rtl" : "ltr";
    out.append("<!doctype html>\n<html lang=\"").append(language.code()).append("\" dir=\"");
    out.append(direction).append("\" style=\"color-scheme:light dark;\">\n<head>");
    out.append("<meta charset=\"utf-8\">");
    out.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
    out.append("<meta name=\"color-scheme\" content=\"light dark\">");
    out.append("<meta name=\"supported-color-schemes\" content=\"light dark\">");
    out.append("<title>").append(plain(page.headline())).append("</title></head>\n");
    // Some readers keep only what is inside the body.
    out.append("<body dir=\"").append(direction).append("\" style=\"margin:0;padding:0;\">\n");
    out.append("<div lang=\"").append(language.code()).append("\" dir=\"").append(direction);
    out.append("\" style=\"max-width:560px;margin:0 auto;padding:12px 16px;font:16px/1.45 ");
    out.append("system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans Arabic',");
    out.append("sans-serif;overflow-wrap:break-word;\">\n");
    element("p", "margin:0 0 8px;font-size:13px;", "<bdi>" + text(page.label()) + "</bdi>");
    exercise(page, page.exercise() + ". " + page.note());
    element("h1", band(page.level()), text(page.headline()));
    page.sections().forEach(this::section);
    out.append("<div style=\"").append(RULE).append("margin-top:18px;padding-top:8px;\">\n");
    page.foot().forEach(line -> element("p", "margin:2px 0;font-size:13px;", text(line)));
    out.append("</div>\n");
    exercise(page, page.exercise());
    out.append("</div>\n</body>\n</html>\n");
  }

  private void exercise(Page page, String words) {
    if (!page.exercise().isEmpty()) {
      element(
          "p",
          "margin:8px 0;padding:8px 10px;border:2px dashed currentColor;font-weight:700;",
          text(words));
    }
  }

  private static String band(Level level) {
    String colours = level == null ? "" : "color:#fff;background:" + ground(level) + ";";
    String inside = level == null ? "padding:0;" : "padding:12px;border-radius:6px;";
    return "margin:0 0 4px;font-size:19px;line-height:1.35;" + colours + inside;
  }

  /** White on each has a contrast of at least 4.5 (WCAG 2.2, 1.4.3). */
  private static String ground(Level level) {
    return switch (level) {
      case NORMAL -> "#2b6b3f";
      case WATCH -> "#6b5a00";
      case WARNING -> "#a04300";
      case CRITICAL -> "#a31621";
    };
  }

  private void section(Section section) {
    element(
        "h2", "margin:18px 0 4px;padding-top:8px;font-size:16px;" + RULE, text(section.heading()));
    section.blocks().forEach(this::block);
  }

  private void block(Block block) {
    if (block instanceof Paragraph paragraph) {
      element("p", "margin:4px 0;", text(paragraph.text()));
    } else if (block instanceof Bullets bullets) {
      out.append("<ul style=\"margin:4px 0;padding-inline-start:20px;\">\n");
      bullets.items().forEach(item -> element("li", "margin:2px 0;", text(item)));
      out.append("</ul>\n");
    } else if (block instanceof Table table) {
      table(table.rows());
    } else if (block instanceof Link link) {
      out.append("<p style=\"margin:10px 0;\"><a href=\"").append(escaped(link.address()));
      out.append("\" style=\"display:block;padding:13px;border-radius:6px;text-align:center;");
      out.append("font-weight:700;text-decoration:none;color:#fff;background:#1d4f91;\">");
      out.append(text(link.button())).append("</a></p>\n");
    }
  }

  private void table(List<List<String>> rows) {
    out.append("<table style=\"border-collapse:collapse;width:100%;font-size:15px;\">\n");
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      out.append("<tr>");
      for (int j = 0; j < row.size(); j++) {
        String tag = i == 0 || j == 0 ? "th" : "td";
        String scope = i == 0 ? " scope=\"col\"" : j == 0 ? " scope=\"row\"" : "";
        out.append('<').append(tag).append(scope).append(" style=\"");
        out.append("padding:4px 0;padding-inline-start:").append(j == 0 ? 0 : 8);
        out.append("px;text-align:").append(j == 0 ? "start" : "end");
        out.append(";font-weight:").append(i == 0 ? 600 : j == 0 ? 400 : 700);
        out.append(j == 0 ? ";\">" : ";white-space:nowrap;\">");
        out.append(text(row.get(j))).append("</").append(tag).append('>');
      }
      out.append("</tr>\n");
    }
    out.append("</table>\n");
  }

  private void element(String tag, String style, String content) {
    out.append('<').append(tag).append(" style=\"").append(style).append("\">");
    out.append(content).append("</").append(tag).append(">\n");
  }

  /** Escaped, with isolates as elements. */
  private static String text(String text) {
    return escaped(text)
        .replace(String.valueOf(Phrases.ISOLATE), "<bdi>")
        .replace(String.valueOf(Phrases.END_OF_ISOLATE), "</bdi>");
  }

  /** Escaped, for where no element may stand. */
  private static String plain(String text) {
    return escaped(withoutIsolates(text));
  }

  static String withoutIsolates(String text) {
    return text.replace(String.valueOf(Phrases.ISOLATE), "")
        .replace(String.valueOf(Phrases.END_OF_ISOLATE), "");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

package org.forebell.wording;

import java.util.ArrayList;
import java.util.List;
import org.forebell.wording.Page.Block;
import org.forebell.wording.Page.Bullets;
import org.forebell.wording.Page.Link;
import org.forebell.wording.Page.Paragraph;
import org.forebell.wording.Page.Section;
import org.forebell.wording.Page.Table;

/** A letter as plain text, in lines that fit a satellite terminal. */
final class PlainPage {

  static final int COLUMNS = 66;

  /** Makes a line run from right to left even where it begins with a code. */
  private static final String RIGHT_TO_LEFT = "\u200F";

  private final List<String> lines = new ArrayList<>();
  private final String mark;

  private PlainPage(boolean rightToLeft) {
    this.mark = rightToLeft ? RIGHT_TO_LEFT : "";
  }

  static String of(Page page, boolean rightToLeft) {
    PlainPage plain = new PlainPage(rightToLeft);
    plain.write(page);
    return String.join("\n", plain.lines) + "\n";
  }

  /** The sections alone, in lines as long as they are. */
  static String of(List<Section> sections) {
    PlainPage plain = new PlainPage(false);
    for (Section section : sections) {
      plain.lines.add(section.heading() + ":");
      section.blocks().forEach(block -> plain.write(block, Integer.MAX_VALUE));
    }
    return String.join("\n", plain.lines);
  }

  private void write(Page page) {
    lines.add(page.label());
    if (!page.exercise().isEmpty()) {
      wrap("", page.exercise() + ". " + page.note(), COLUMNS);
    }
    lines.add("");
    wrap("", page.headline(), COLUMNS);
    for (Section section : page.sections()) {
      lines.add("");
      wrap("", section.heading(), COLUMNS);
      section.blocks().forEach(block -> write(block, COLUMNS));
    }
    lines.add("");
    page.foot().forEach(line -> wrap("", line, COLUMNS));
    if (!page.exercise().isEmpty()) {
      wrap("", page.exercise(), COLUMNS);
    }
  }

  private void write(Block block, int columns) {
    if (block instanceof Paragraph paragraph) {
      wrap("  ", paragraph.text(), columns);
    } else if (block instanceof Bullets bullets) {
      bullets.items().forEach(item -> wrap("  - ", item, columns));
    } else if (block instanceof Table table) {
      table.rows().forEach(row -> lines.add(mark + "  " + cells(row)));
    } else if (block instanceof Link link) {
      // An address must stay whole.
      lines.add(mark + "  " + link.text());
    }
  }

  private static String cells(List<String> row) {
    StringBuilder line = new StringBuilder(padded(row.get(0), 28));
    row.subList(1, row.size()).forEach(cell -> line.append(' ').append(padded(cell, 9)));
    return line.toString().stripTrailing();
  }

  private static String padded(String text, int width) {
    int shown = text.length() - (text.indexOf(Phrases.ISOLATE) >= 0 ? 2 : 0);
    return text + " ".repeat(Math.max(0, width - shown));
  }

  /** Breaks lines at blanks; a word longer than a line stays whole. */
  private void wrap(String indent, String text, int columns) {
    String next = " ".repeat(indent.length());
    StringBuilder line = new StringBuilder(mark + indent);
    int start = line.length();
    for (String word : text.split(" ")) {
      if (line.length() > start && line.length() + 1 + word.length() > columns) {
        lines.add(line.toString());
        line = new StringBuilder(mark + next);
        start = line.length();
      }
      line.append(line.length() > start ? " " : "").append(word);
    }
    lines.add(line.toString());
  }
}

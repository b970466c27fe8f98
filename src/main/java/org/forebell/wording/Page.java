package org.forebell.wording;

import java.util.List;
import org.forebell.risk.Level;

/**
 * A letter as mail before it has a form: what text and HTML share, so that both say the same.
 *
 * @param label of the Traffic Light Protocol
 * @param exercise the language's word for one, empty when it is none
 * @param note what stands under the word, empty when it is no exercise
 * @param level for the colour, null when the letter has none
 */
record Page(
    String label,
    String exercise,
    String note,
    String headline,
    Level level,
    List<Section> sections,
    List<String> foot) {

  /** A part under its own heading. */
  record Section(String heading, List<Block> blocks) {}

  /** A piece of a section. */
  sealed interface Block {}

  record Paragraph(String text) implements Block {}

  record Bullets(List<String> items) implements Block {}

  /** Rows of cells; the first row and column are headings. */
  record Table(List<List<String>> rows) implements Block {}

  /**
   * Something to open.
   *
   * @param text what stands before the address in text
   * @param button what stands on it in HTML
   */
  record Link(String text, String button, String address) implements Block {}
}

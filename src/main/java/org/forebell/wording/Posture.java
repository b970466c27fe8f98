package org.forebell.wording;

import java.io.InputStream;
import java.util.List;
import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.report.Subject;
import org.forebell.risk.Level;

/**
 * Which plan to review when and who decides, how much leaves in which setting, and the words agreed
 * for text messages, as an organisation writes them in {@code config/posture.yaml}.
 */
public final class Posture {

  private final String version;
  private final List<ReviewRule> rules;
  private final Sensitivity sensitivity;
  private final int smallCell;
  private final CodeWords codeWords;

  Posture(
      String version,
      List<ReviewRule> rules,
      Sensitivity sensitivity,
      int smallCell,
      CodeWords codeWords) {
    this.version = version;
    this.rules = List.copyOf(rules);
    this.sensitivity = sensitivity;
    this.smallCell = smallCell;
    this.codeWords = codeWords;
  }

  /** Reads the file; throws {@link IllegalArgumentException} with the key and what to do. */
  public static Posture read(InputStream yaml) {
    return PostureFile.read(yaml);
  }

  public String version() {
    return version;
  }

  /** What to review. */
  Review review(Kind kind, Change change, Level level, Subject subject) {
    for (ReviewRule each : rules) {
      if (each.fits(kind, change, level, subject)) {
        return each.review();
      }
    }
    throw new IllegalStateException("the reader checks that some row fits");
  }

  /** Whether partners and the public are told less of an area. */
  boolean isSensitive(String area) {
    return sensitivity.of(area);
  }

  /** How many facilities of a type an area must have for the type to be named to others. */
  int smallCell() {
    return smallCell;
  }

  CodeWords codeWords() {
    return codeWords;
  }
}

package org.forebell.wording;

import java.util.ArrayList;
import java.util.List;

/** Text messages in words agreed beforehand, the same in every language. */
final class SmsCode {

  private final CodeWords words;

  SmsCode(CodeWords words) {
    this.words = words;
  }

  /** The name and the word for its change and level. */
  String of(Told told) {
    String text = told.id() + " " + words.of(told.change(), told.level());
    return told.test() ? words.exercise() + " " + text + " " + words.exercise() : text;
  }

  /**
   * As many as fit; the rest by number.
   *
   * @param unlisted how many more there are
   */
  String digest(List<Told> held, int unlisted) {
    List<String> parts = new ArrayList<>();
    int all = held.size() + unlisted;
    String message = words.digest() + " " + all;
    for (Told each : held) {
      parts.add(of(each));
      int left = all - parts.size();
      String next = String.join(", ", parts) + (left == 0 ? "" : " +" + left);
      if (next.length() > SmsText.LONGEST_UCS2) {
        return message;
      }
      message = next;
    }
    return message;
  }
}

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

  /** As many as fit; the rest by number. */
  String digest(List<Told> held) {
    List<String> parts = new ArrayList<>();
    String message = words.digest() + " " + held.size();
    for (Told each : held) {
      parts.add(of(each));
      int left = held.size() - parts.size();
      String next = String.join(", ", parts) + (left == 0 ? "" : " +" + left);
      if (next.length() > SmsText.LONGEST_UCS2) {
        return message;
      }
      message = next;
    }
    return message;
  }
}

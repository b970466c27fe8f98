package org.forebell.wording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The fields of a text message in the order in which they are read, each in several forms. Until
 * the message fits, one field after the other takes its next shorter form; none is ever cut. Then
 * what was shortened too far grows again.
 */
final class SmsFields {

  /** Stands for the marks between fields, which can go too. */
  static final String MARKS = "marks";

  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private final Map<String, String> after = new LinkedHashMap<>();

  SmsFields() {
    fields.put(MARKS, List.of("", ""));
  }

  /**
   * Adds a field.
   *
   * @param mark what stands behind it while there is room
   * @param forms the longest first; a field of empty forms is left out
   */
  SmsFields add(String name, String mark, List<String> forms) {
    fields.put(name, List.copyOf(forms));
    after.put(name, mark);
    return this;
  }

  /**
   * The longest message that fits.
   *
   * @param shorter in which order fields are shortened; a name that stands again is shortened again
   * @param longer in which order they grow again, each as far as it can
   */
  String fit(List<String> shorter, List<String> longer, Predicate<String> fits) {
    Map<String, Integer> form = new LinkedHashMap<>();
    fields.keySet().forEach(each -> form.put(each, 0));
    for (String name : shorter) {
      if (fits.test(write(form))) {
        break;
      }
      form.put(name, Math.min(form.get(name) + 1, fields.get(name).size() - 1));
    }
    for (String name : longer) {
      int now = form.get(name);
      while (now > 0) {
        form.put(name, now - 1);
        if (!fits.test(write(form))) {
          form.put(name, now);
          break;
        }
        now--;
      }
    }
    return write(form);
  }

  private String write(Map<String, Integer> form) {
    boolean marks = form.get(MARKS) == 0;
    StringBuilder message = new StringBuilder();
    String last = "";
    for (Map.Entry<String, String> each : after.entrySet()) {
      String text = fields.get(each.getKey()).get(form.get(each.getKey()));
      if (!text.isEmpty()) {
        message.append(message.isEmpty() ? "" : last + " ").append(text);
        last = marks ? each.getValue() : "";
      }
    }
    return message.toString();
  }
}

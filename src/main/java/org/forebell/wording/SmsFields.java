package org.forebell.wording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The fields of a text message in the order in which they are read, each in several forms. Until
 * the message fits, one field after the other takes its next shorter form; none is ever cut.
 */
final class SmsFields {

  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private final Map<String, String> after = new LinkedHashMap<>();

  /**
   * Adds a field.
   *
   * @param after what stands behind it while there is room; a blank when there is none
   * @param forms the longest first; a field of empty forms is left out
   */
  SmsFields add(String name, String after, List<String> forms) {
    fields.put(name, List.copyOf(forms));
    this.after.put(name, after);
    return this;
  }

  /**
   * The longest message that fits.
   *
   * @param order in which fields are shortened, by name; a name that stands again is shortened
   *     again. Last of all the marks between fields go.
   */
  String fit(List<String> order, Predicate<String> fits) {
    Map<String, Integer> form = new LinkedHashMap<>();
    fields.keySet().forEach(each -> form.put(each, 0));
    String message = write(form, true);
    for (String name : order) {
      if (fits.test(message)) {
        return message;
      }
      if (fields.containsKey(name)) {
        form.merge(name, 1, (now, one) -> Math.min(now + one, fields.get(name).size() - 1));
        message = write(form, true);
      }
    }
    return fits.test(message) ? message : write(form, false);
  }

  private String write(Map<String, Integer> form, boolean marks) {
    List<String> parts = new ArrayList<>();
    String last = "";
    for (Map.Entry<String, List<String>> each : fields.entrySet()) {
      String text = each.getValue().get(form.get(each.getKey()));
      if (!text.isEmpty()) {
        last = marks ? after.get(each.getKey()) : "";
        parts.add(text + last);
      }
    }
    String message = String.join(" ", parts);
    return message.substring(0, message.length() - last.length());
  }
}

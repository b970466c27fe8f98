package org.forebell.channel;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with names in braces, such as {@code {to}}, in whose place values are put. */
record Template(String text) {

  private static final Pattern PLACE = Pattern.compile("(?<!\\$)\\{([a-z_]+)}");

  /** How a value is written, so that no value can become anything but a value. */
  enum Escape implements UnaryOperator<String> {
    NONE {
      @Override
      public String apply(String value) {
        return value;
      }
    },
    /** Inside the quotes of a JSON string. */
    JSON {
      @Override
      public String apply(String value) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(value));
      }
    },
    /** In a path, a query or a form. */
    URL {
      @Override
      public String apply(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
      }
    },
    /** In a header: nothing that could begin another one. */
    HEADER {
      @Override
      public String apply(String value) {
        return value.replaceAll("[^\\x20-\\x7E]", "");
      }
    }
  }

  /** All names that stand in it. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    PLACE.matcher(text).results().forEach(each -> names.add(each.group(1)));
    return names;
  }

  /** The text with each name replaced by its value; every name must have one. */
  String fill(UnaryOperator<String> values, Escape escape) {
    return PLACE
        .matcher(text)
        .replaceAll(each -> Matcher.quoteReplacement(escape.apply(values.apply(each.group(1)))));
  }
}

package org.forebell.channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts secrets where settings refer to them: {@code ${env:NAME}} is a variable of the environment,
 * {@code ${file:PATH}} what a file holds, without a line end at its end. It is done where a channel
 * is opened, never where settings are read.
 */
public final class Secrets {

  static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^{}]+)}");

  private final UnaryOperator<String> environment;

  /**
   * @param environment the value of a variable, null when there is none
   */
  public Secrets(UnaryOperator<String> environment) {
    this.environment = environment;
  }

  /**
   * The text with its references replaced.
   *
   * @throws IllegalArgumentException naming the reference, when there is nothing behind it
   */
  public String resolve(String text) {
    Matcher references = REFERENCE.matcher(text);
    return references.replaceAll(each -> Matcher.quoteReplacement(secret(each)));
  }

  private String secret(MatchResult reference) {
    String secret =
        reference.group(1).equals("env")
            ? environment.apply(reference.group(2))
            : content(reference.group(2));
    if (secret == null || secret.isEmpty()) {
      throw new IllegalArgumentException(
          reference.group() + " leads to nothing. Set it where the channels are opened.");
    }
    return secret;
  }

  private static String content(String file) {
    try {
      return Files.readString(Path.of(file)).stripTrailing();
    } catch (IOException e) {
      // The reason alone: a message about a file's content could quote it.
      throw new IllegalArgumentException(
          "${file:" + file + "} cannot be read: " + e.getClass().getSimpleName(), e);
    }
  }
}

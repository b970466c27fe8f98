package org.forebell.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.forebell.report.Subject;

/**
 * Names of alerts, short enough to say on a radio: eight letters and digits in two groups, such as
 * {@code K7RT-4MQD}, without vowels, so that no word appears, and without what looks or sounds
 * alike.
 *
 * <p>A name is a function of area, subject and start, so a replay gives the same. Of 24^8 names two
 * alerts among 100,000 share one with a chance of 5 %, and then still differ in area and time.
 */
public final class AlertId {

  /** All that names are made of, beside the dash in their middle. */
  public static final String LETTERS = "CDFHJKLMNPQRTVWX23456789";

  private static final int LENGTH = 8;

  private AlertId() {}

  /**
   * The name of an alert.
   *
   * @param start of its episode, epoch milliseconds
   */
  public static String of(String area, Subject subject, long start) {
    return of(area, subject.code(), start);
  }

  private static String of(String area, String about, long start) {
    byte[] hash = sha256(area + '\n' + about + '\n' + start);
    long number = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      number = (number << 8) | (hash[i] & 0xFF);
    }
    StringBuilder name = new StringBuilder(LENGTH + 1);
    for (int i = 0; i < LENGTH; i++) {
      if (i == LENGTH / 2) {
        name.append('-');
      }
      name.append(LETTERS.charAt((int) Long.remainderUnsigned(number, LETTERS.length())));
      number = Long.divideUnsigned(number, LETTERS.length());
    }
    return name.toString();
  }

  /**
   * The name of an alert of silence.
   *
   * @param start when it was raised, epoch milliseconds
   */
  static String ofSilence(String area, long start) {
    return of(area, PublishedAlert.Kind.SILENCE.code(), start);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}

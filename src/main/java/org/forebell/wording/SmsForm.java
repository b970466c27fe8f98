package org.forebell.wording;

/** How much a text message tells to whoever looks over a shoulder. */
public enum SmsForm {
  /** In the recipient's language. */
  PLAIN,
  /** The alert's name and a word agreed beforehand, for settings where a phone is searched. */
  CODE_WORDS
}

package org.forebell.wording;

/**
 * A letter as mail, the text and the HTML saying the same.
 *
 * @param text lines of up to 72 characters
 * @param html a whole document without images, scripts, or anything to be fetched
 */
public record MailText(String subject, String text, String html) {}

package org.forebell.delivery;

/**
 * Somebody answers for an alert from now on: a record of the topic {@code acknowledgements}.
 *
 * @param alert its name
 * @param version 0 where the answer names none, as a reply by SMS: then the newest that was decided
 *     at {@code at} is meant
 * @param by the recipient's name in routing, a post and never a person's name
 * @param via how it came: {@code sms}, {@code link}, {@code command}, or a channel's name
 * @param at when it was given, epoch milliseconds
 */
public record Acknowledgement(String alert, int version, String by, String via, long at) {}

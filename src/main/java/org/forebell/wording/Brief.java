package org.forebell.wording;

/**
 * A letter in three parts, for channels that have a place for each.
 *
 * @param headline one line, up to 160 characters: change, level, area, subject
 * @param description what is known: how likely, how sure, why, what was counted
 * @param instruction which plan to review, who decides, until when, what would end it
 */
public record Brief(String headline, String description, String instruction) {}

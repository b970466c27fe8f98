package org.forebell.backtest;

/**
 * What to learn from and what to judge by.
 *
 * @param train rows, ascending; the seven days after each have passed before any judged day of a
 *     split in time begins
 * @param test rows, ascending
 */
public record Fold(String name, int[] train, int[] test) {}

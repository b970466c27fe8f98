package org.forebell.flink;

import org.forebell.silence.Silence;

/**
 * Silence begins in an area, or ends.
 *
 * @param silence null when somebody is heard again
 */
public record SilenceTurn(Silence silence) {}

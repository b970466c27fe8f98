package org.forebell.delivery;

import java.time.Duration;

/**
 * One rung of a ladder.
 *
 * @param role whom an area names for it: {@code first}, {@code deputy}, {@code lead}
 * @param patience how long silence lasts before the ladder climbs on; at the top, before it is
 *     called again
 */
public record Rung(String role, Duration patience) {}

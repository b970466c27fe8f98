package org.forebell.bulletin;

import java.time.ZoneId;
import org.forebell.delivery.Tier;

/**
 * For whom a bulletin is made.
 *
 * @param deployment whose it is, one line
 * @param tier how far its readers are trusted
 * @param zone whose clock stands beside UTC
 * @param release of Forebell that makes it
 * @param gazetteer a fingerprint of the gazetteer it is made with
 * @param source what it was made from, in words that a command takes back
 */
public record Edition(
    String deployment, Tier tier, ZoneId zone, String release, String gazetteer, String source) {}

package org.forebell.delivery;

import java.util.Map;

/**
 * What is said of an area. What it does not say, its country's rule does, and else the default's.
 *
 * @param ladder by its name; null where another rule says
 * @param posts a team or recipient for each role
 */
public record AreaRule(String ladder, Map<String, String> posts) {}

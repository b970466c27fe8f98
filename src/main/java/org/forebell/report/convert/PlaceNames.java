package org.forebell.report.convert;

import java.util.function.UnaryOperator;

/**
 * What a gazetteer knows of names as people write them; handed in, since this room has none.
 *
 * @param country the ISO 3166-1 code of a country's name, null when it is not known
 * @param area the area to file a report under that was written for the given one; the given one
 *     itself where it stays as written
 */
public record PlaceNames(UnaryOperator<String> country, UnaryOperator<String> area) {}
